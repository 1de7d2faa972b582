package dev.kotadb.parsers.language.script.resolve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptMembersTest {
    private static final String STORE = """
            export class Store<T> {
              static open(): Store<string> { return new Store() }
              private items: T[] = []
              get(key: string): T { return this.items[0] }
              self(): this { return this }
              async load(): Promise<Item> { return new Item() }
            }
            export class Item { use() {} }
            export class Sub extends Store<Item> {
              run() { this.get('x').use(); super.self() }
            }
            export function create() { return new Item() }
            export const shared = create()
            export function each(f: (item: Item, n: number) => void) {}
            """;

    private static String at(String code, String name) {
        SourceTree tree = SourceTree.of("store.ts", STORE, "a.ts", """
                import { Store, Item, Sub, create, shared, each } from './store'
                """ + code);
        return tree.meaning("a.ts", 2, name);
    }

    @Test
    void findsMembersOfDeclaredTypes() {
        assertThat(at("function f(s: Store<Item> | undefined) { s?.get('x') }", "get"))
                .isEqualTo("exact store.ts Store#get");
        assertThat(at("class C { constructor(private s: Sub) {} m() { this.s.run() } }", "run"))
                .isEqualTo("exact store.ts Sub#run");
    }

    @Test
    void takesWhatAllCallsPassForTheTypeOfAParameter() {
        String same = "function go(one, two) { one.use(); two.run() }\nconst shut = (x) => { x.use() }\n"
                + "class Holder { constructor(item) { this.item = item }\n go() { this.item.use() } }\n"
                + "go(new Item(), new Sub()); go(shared); shut(new Item()); new Holder(create())\n";

        assertThat(at(same, "use")).isEqualTo("heuristic store.ts Item#use");
        assertThat(at(same, "run")).isEqualTo("heuristic store.ts Sub#run");
        SourceTree tree = SourceTree.of("store.ts", STORE, "a.js", "import { Item, Sub, create, shared } from './store'\n" + same);
        assertThat(tree.meaning("a.js", 3, "use")).isEqualTo("heuristic store.ts Item#use");
        assertThat(tree.meaning("a.js", 5, "use")).isEqualTo("heuristic store.ts Item#use");
        assertThat(at("function go(x) { x.self() } go(new Item()); go(new Sub())", "self")).startsWith("heuristic store.ts Store#self");
        assertThat(at("export function go(x) { x.use2() } go(new Item())", "use2")).isEqualTo("unresolved");
        assertThat(at("function go(x) { x = other(); x.use2() } go(new Item())", "use2")).isEqualTo("unresolved");
        assertThat(at("function go(x) { x.get('') } go(new Sub()); [go].map(f => f(1))", "get")).isEqualTo("unresolved");
    }

    @Test
    void expandsConditionalTypesThatReferToThemselvesWithoutUsingUpTheSteps() {
        StringBuilder deep = new StringBuilder("type Deep<T> = ");
        for (String arm : "abcdefghijklmnop".split("")) {
            deep.append("T extends ").append(arm).append(" ? Deep<T[\"").append(arm).append("\"]>[\"a\"] : ");
        }
        deep.append("{ a: Item }\ndeclare const deep: Deep<Item>\n").append("deep.a.use()\n".repeat(40)).append("shared.use()\n");

        SourceTree tree = SourceTree.of("store.ts", STORE, "a.ts", "import { Item, shared } from './store'\n" + deep);

        assertThat(tree.meaning("a.ts", 4, "use")).isEqualTo("exact store.ts Item#use");
        assertThat(tree.meaning("a.ts", 44, "use")).isEqualTo("exact store.ts Item#use");
    }

    @Test
    void findsMembersOfTheObjectTypesOfAnIntersection() {
        String types = "type Named = Sub & { title: Item; log(): Item } & { more?: Item }\n";

        assertThat(at("function f(n: Named) { n.log().use() }\n" + types, "log")).isEqualTo("exact a.ts Named#log");
        assertThat(at("function f(n: Named) { n.title.use() }\n" + types, "title")).isEqualTo("exact a.ts Named#title");
        assertThat(at("function f(n: Named) { n.more.use() }\n" + types, "more")).isEqualTo("exact a.ts Named#more");
        assertThat(at("function f(n: Named) { n.more.use() }\n" + types, "use")).isEqualTo("exact store.ts Item#use");
        assertThat(at("function f(n: Named) { n.run() }\n" + types, "run")).isEqualTo("exact store.ts Sub#run");
    }

    @Test
    void followsChainsThroughTypeArguments() {
        assertThat(at("function f(s: Store<Item>) { s.get('x').use() }", "use")).isEqualTo("exact store.ts Item#use");
        assertThat(at("new Sub().self().run()", "run")).isEqualTo("exact store.ts Sub#run");
        assertThat(at("async function f(s: Sub) { (await s.load()).use() }", "use"))
                .isEqualTo("exact store.ts Item#use");
    }

    @Test
    void findsInheritedMembersByThisAndSuper() {
        SourceTree tree = SourceTree.of("store.ts", STORE);

        assertThat(tree.meaning("store.ts", 10, "get")).isEqualTo("exact store.ts Store#get");
        assertThat(tree.meaning("store.ts", 10, "use")).isEqualTo("exact store.ts Item#use");
        assertThat(tree.meaning("store.ts", 10, "self")).isEqualTo("exact store.ts Store#self");
    }

    @Test
    void findsStaticMembersOfTheClassItself() {
        assertThat(at("Sub.open().self()", "open")).isEqualTo("exact store.ts Store#open");
        assertThat(at("Store.open().self()", "self")).isEqualTo("exact store.ts Store#self");
    }

    @Test
    void takesWhatAFunctionEvidentlyReturns() {
        assertThat(at("create().use()", "use")).isEqualTo("exact store.ts Item#use");
        assertThat(at("shared.use()", "use")).isEqualTo("exact store.ts Item#use");
        assertThat(at("function f() { const x = create(); x.use() }", "use")).isEqualTo("exact store.ts Item#use");
    }

    @Test
    void knowsTheParametersOfLambdas() {
        assertThat(at("each(item => item.use())", "use")).isEqualTo("exact store.ts Item#use");
        assertThat(at("function f(all: Item[]) { all.filter(i => true).forEach(i => i.use()) }", "use"))
                .isEqualTo("exact store.ts Item#use");
        assertThat(at("function f(m: Map<string, Item>) { for (const i of m.values()) i.use() }", "use"))
                .isEqualTo("exact store.ts Item#use");
    }

    @Test
    void infersTypeParametersFromArguments() {
        assertThat(at("function id<T>(x: T): T { return x }; id(new Item()).use()", "use"))
                .isEqualTo("exact store.ts Item#use");
        assertThat(at("function make<T>(c: new () => T): T { return new c() }; make(Item).use()", "use"))
                .isEqualTo("exact store.ts Item#use");
    }

    @Test
    void takesTheMemberOfAUnionsFirstArmForLikelyAndKeepsTheOthers() {
        assertThat(at("class O { use() {} }; function f(x: Item | O) { x.use() }", "use"))
                .isEqualTo("heuristic store.ts Item#use Item#use O#use");
        assertThat(at("class O { use() {} }; class P { use() {} }; function f(x: P | O) { x.use() }", "use"))
                .isEqualTo("heuristic a.ts P#use P#use O#use");
    }

    @Test
    void followsAliasesAndIntersections() {
        assertThat(at("type A = Readonly<Item> & { b: Sub }; function f(a: A) { a.use(); a.b.run() }", "use"))
                .isEqualTo("exact store.ts Item#use");
        assertThat(at("type A = { b: Sub }; function f(a: A) { a.b.run() }", "run")).isEqualTo("exact store.ts Sub#run");
        assertThat(at("function f(a: ReturnType<typeof create>) { a.use() }", "use")).isEqualTo("exact store.ts Item#use");
    }

    @Test
    void guessesTheOnlyMemberOfANameForAReceiverOfWhichNothingIsKnown() {
        SourceTree tree = SourceTree.of(
                "a.js", "function f(x) { x.recalculate(); x.push(); x.twice() }\n",
                "b.js", "class B { recalculate() {} push() {} twice() {} }\nclass C { twice() {} }\n");

        assertThat(tree.meaning("a.js", 1, "recalculate")).isEqualTo("heuristic b.js B#recalculate");
        assertThat(tree.meaning("a.js", 1, "push")).isEqualTo("unresolved");
        assertThat(tree.meaning("a.js", 1, "twice")).isEqualTo("ambiguous B#twice C#twice");
    }

    @Test
    void doesNotGuessMembersOfWhatComesFromOutside() {
        SourceTree tree = SourceTree.of(
                "a.ts", "import x from 'lib'\nx.recalculate()\nx.y().recalculate()\n", "b.ts", "class B { recalculate() {} }\n");

        assertThat(tree.meaning("a.ts", 2, "recalculate")).isEqualTo("external");
        assertThat(tree.meaning("a.ts", 3, "recalculate")).isEqualTo("external");
    }

    @Test
    void meansTheFirstOfOverloadsAndTheValueOfMergedDeclarations() {
        SourceTree tree = SourceTree.of(
                "a.ts",
                """
                export function f(x: string): void
                export function f(x: number): void
                export function f(x: any) {}
                export interface M { a: string }
                export const M = 1
                let m: M = f(1)
                """);

        assertThat(tree.resolve("a.ts").references())
                .filteredOn(one -> one.line() == 6)
                .extracting(one -> one.name() + " " + requireNonNull(one.target()).symbol().nameLine())
                .contains("f 1", "M 5");
    }

    @Test
    void findsTypesWhoseNamesHoldADollarSign() {
        SourceTree tree = SourceTree.of("a.ts", "interface $A {}\ninterface B extends $A { x: $A }\n");

        assertThat(tree.resolve("a.ts").references())
                .extracting(one -> one.type() + " " + one.resolution())
                .containsExactly("EXTENDS EXACT", "TYPE_REFERENCE EXACT");
    }

    @Test
    void findsEnumsAndNamespaces() {
        SourceTree tree = SourceTree.of(
                "a.ts",
                """
                enum Color { Red }
                namespace N { export function f() { g() } function g() {} export class K { m() {} } }
                Color.Red; N.f(); let k: N.K; new N.K().m()
                """);

        assertThat(tree.meaning("a.ts", 2, "g")).isEqualTo("exact a.ts N.g");
        assertThat(tree.meaning("a.ts", 3, "Red")).isEqualTo("exact a.ts Color#Red");
        assertThat(tree.meaning("a.ts", 3, "f")).isEqualTo("exact a.ts N.f");
        assertThat(tree.meaning("a.ts", 3, "m")).isEqualTo("exact a.ts N.K#m");
    }

    @Test
    void readsMembersNamedAccessor() {
        SourceTree tree = SourceTree.of("a.ts", """
                class A {
                  accessor: number = 1
                  1: string = 'x'
                  number = 2
                  next() { return this.accessor }
                }
                class B {
                  accessor
                  static accessor b = 1
                  accessor c = 1
                  next() { return this.c }
                }
                function f(a: A, b: B) { a.next(); a.number; a.accessor; B.b; b.accessor }
                """);

        assertThat(tree.resolve("a.ts").references())
                .filteredOn(one -> one.line() == 13 && one.target() != null)
                .extracting(one -> requireNonNull(one.target()).symbol().qualifiedName())
                .containsExactly("A", "B", "A#next", "A#number", "A#accessor", "B", "B#b", "B#accessor");
    }

    @Test
    void createsTheClassWhoseNameANamespaceShares() {
        SourceTree tree = SourceTree.of("a.ts", """
                class Pen { write() {} }
                namespace Pen { export interface Tip {} }
                new Pen().write()
                """);

        assertThat(tree.resolve("a.ts").references())
                .extracting(one -> requireNonNull(one.target()).symbol().qualifiedName() + " "
                        + one.target().symbol().nameLine())
                .containsExactly("Pen 1", "Pen#write 1");
    }

    @Test
    void superMeansTheClassAboveAndStaticBlocksTheClassItself() {
        SourceTree tree = SourceTree.of("a.ts", """
                class A { constructor(x: number) {} make() {} static make() {} }
                class B extends A {
                  constructor() { super(1); }
                  static { this.make(); super.make() }
                  f = () => super.make()
                }
                """);

        assertThat(tree.meaning("a.ts", 3, "super")).isEqualTo("exact a.ts A");
        assertThat(tree.resolve("a.ts").references())
                .filteredOn(one -> one.name().equals("make"))
                .extracting(one -> requireNonNull(one.target()).symbol().is("static"))
                .containsExactly(true, true, false);
    }

    @Test
    void knowsTheTypesOfWhatPatternsTake() {
        String props = "interface Props { item: Item; deep: { subs: Sub[]; pair: [Sub, Item] } }; ";
        for (String code : List.of(
                "function f({ item }: Props) { item.use() }",
                "const f = ({ deep: { subs: [first] } }: Props) => first.get('x').use()",
                "function f(p: Props) { const { item: it = null } = p; it.use() }",
                "const { item: it } = {} as Props; it.use()",
                "const { item }: Props = null!; item.use()",
                "function f(...all: Item[]) { const [, second] = all; second.use() }",
                "function f(...all: Item[]) { all[0].use() }",
                "function f(p: Props) { const [, b] = p.deep.pair; b.use() }",
                "function f(p: Props) { p.deep.pair[1].use(); p['item'].use() }",
                "for (const [k, v] of new Map<string, Item>()) v.use()",
                "function f(ps: Props[]) { ps.forEach(({ item }) => item.use()) }",
                "[new Item()].forEach(i => i.use())",
                "const [a, b] = [new Sub(), new Item()]; b.use()")) {
            assertThat(at(props + code, "use").replace("[exact store.ts Item#use, exact store.ts Item#use]", "exact store.ts Item#use"))
                    .as(code)
                    .isEqualTo("exact store.ts Item#use");
        }
    }

    @Test
    void narrowsTypesByInstanceof() {
        for (String code : List.of(
                "function f(x) { if (x instanceof Item) { x.use() } }",
                "function f(x: Item | Dog) { if (ready && x instanceof Item) x.use() }",
                "function f(x: Item | Dog) { return x instanceof Item && x.use() }",
                "function f(x: Item | Dog) { return x instanceof Item ? x.use() : null }",
                "function f(x: Item | Dog) { if (!(x instanceof Item)) return; x.use() }")) {
            assertThat(at("class Dog { use() {} }; " + code, "use")).as(code).isEqualTo("exact store.ts Item#use");
        }
        assertThat(at("class Dog { use() {} }; function f(x: Dog) { if (x instanceof Item) {} x.use() }", "use"))
                .isEqualTo("exact a.ts Dog#use");
    }

    @Test
    void functionsTakeTheTypesOfTheirParametersFromWhereTheyStand() {
        String types = "type Use = (item: Item, n: number) => void; interface Def { code(item: Item): void; deep: { use?: Use } }; "
                + "declare function take(def: Def): void; ";
        for (String code : List.of(
                "const f: Use = (x) => x.use()",
                "const f: Use = async function named(x) { x.use() }",
                "const d: Def & { more: 1 } = { code(x) { x.use() }, deep: {} }",
                "const d: Def = { code: null!, deep: { use: (x, n) => x.use() } }",
                "take({ code: (x) => x.use(), deep: {} })",
                "take({ code() {}, deep: ready ? { use: (x) => { x.use() } } : {} })",
                "function make(): Use { return (x) => x.use() }",
                "function make(): Use | null { if (ready) { return (x) => x.use() } return null }",
                "function make(): () => Use { return () => x => x.use() }",
                "async function make(): Promise<Def> { return { code(x) { x.use() }, deep: {} } }",
                "const d = {} as Def; d.deep.use = (x) => x.use()",
                "const d = { code(x) { x.use() } } satisfies Partial<Def>",
                "class C { f: Use = x => x.use() }",
                "function g(f: Use = x => x.use()) {}",
                "const handlers: { [name: string]: Use } = {}; handlers.down = (x) => x.use()")) {
            assertThat(at(types + code, "use").replaceAll(".*(exact store.ts Item#use).*", "$1"))
                    .as(code)
                    .isEqualTo("exact store.ts Item#use");
        }
        assertThat(at("class Dog { use() {} }; const f: (x: Dog) => void = (x: Item) => x.use()", "use")).isEqualTo("exact store.ts Item#use");
        assertThat(at("class Dog { use() {} }; const f: ((x: Dog) => void) | ((x: Item) => void) = x => x.use()", "use"))
                .isEqualTo("unresolved");
    }

    @Test
    void functionsMayDeclareTheirThis() {
        assertThat(at("function f(this: Item, s: Sub) { this.use(); s.run() }", "use")).isEqualTo("exact store.ts Item#use");
        assertThat(at("function f(this: Item, s: Sub) { this.use(); s.run() }", "run")).isEqualTo("exact store.ts Sub#run");
        assertThat(at("class C { use() {} m() { function g(this: Item) { return () => this.use() } } }", "use"))
                .isEqualTo("exact store.ts Item#use");
        assertThat(at("function f(this: Item, s: Sub): void {} f((x) => x)", "f")).isEqualTo("exact a.ts f");
    }

    @Test
    void interfacesExtendTypes() {
        assertThat(at("namespace N { interface Base { go() } interface More extends Base {} function f(m: More) { m.go() } }", "Base"))
                .isEqualTo("exact a.ts N.Base");
        assertThat(at("namespace N { interface Base { go() } interface More extends Base {} function f(m: More) { m.go() } }", "go"))
                .isEqualTo("exact a.ts N.Base#go");
    }
}

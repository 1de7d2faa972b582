package dev.kotadb.parsers.language.script.resolve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members of objects, and of objects' types, that have no name. */
class ScriptShapesTest {
    private static final String LIBRARY = """
            export class Item { use() {} }
            export function watch(options: { done(): Item; inner: { go: () => Item } }) { return { stop() { return new Item() }, item: new Item() } }
            export const make = () => ({ next: () => new Item() })
            export interface Client<T> { events: { on(name: string): T } }
            """;

    private static String at(String code, String name) {
        return tree(code).meaning("a.ts", 2, name);
    }

    private static SourceTree tree(String code) {
        return SourceTree.of("library.ts", LIBRARY, "a.ts", "import { Item, watch, make, Client } from './library'\n" + code);
    }

    /** Which declarations of one name the uses of a name mean. */
    private static List<Integer> ordinals(SourceTree tree, String name) {
        return tree.resolve("a.ts").references().stream()
                .filter(one -> one.name().equals(name))
                .map(one -> requireNonNull(one.target()).symbol().ordinal())
                .toList();
    }

    @Test
    void findsMembersOfTheTypesOfParameters() {
        String code = "function f(one: { run(): Item; inner: { go(): Item } }, two: { run(): string }) {\n"
                + "  one.run().use()\n  two.run()\n  one.inner.go()\n}\n";

        SourceTree tree = tree(code);

        assertThat(tree.meaning("a.ts", 3, "run")).isEqualTo("exact a.ts f#run");
        assertThat(tree.meaning("a.ts", 3, "use")).isEqualTo("exact library.ts Item#use");
        assertThat(tree.meaning("a.ts", 4, "run")).isEqualTo("exact a.ts f#run");
        assertThat(ordinals(tree, "run")).containsExactly(0, 1);
        assertThat(tree.meaning("a.ts", 5, "go")).isEqualTo("exact a.ts f#inner#go");
    }

    @Test
    void tellsObjectTypesOfAFunctionFromThoseAroundIt() {
        String code = "function f(one: { run(): Item }) {\n  function g(two: { run(): Item }) { one.run()\n two.run() }\n}\n";

        SourceTree tree = tree(code);

        assertThat(tree.meaning("a.ts", 3, "run")).isEqualTo("exact a.ts f#run");
        assertThat(tree.meaning("a.ts", 4, "run")).isEqualTo("exact a.ts f.g#run");
    }

    @Test
    void findsMembersOfReturnedAndLocalObjects() {
        assertThat(at("watch(null!).stop().use()", "stop")).isEqualTo("exact library.ts watch#stop");
        assertThat(at("watch(null!).stop().use()", "use")).isEqualTo("exact library.ts Item#use");
        assertThat(at("watch(null!).item.use()", "use")).isEqualTo("exact library.ts Item#use");
        assertThat(at("make().next().use()", "next")).isEqualTo("exact library.ts make#next");
        assertThat(at("make().next().use()", "use")).isEqualTo("exact library.ts Item#use");
        assertThat(at("function f() { const all = { add() { return new Item() } }; all.add().use() }", "add")).isEqualTo("exact a.ts f#add");
        assertThat(at("function f() { const all = { ...watch(null!), add() {} }; all.add(); all.stop() }", "stop"))
                .isEqualTo("exact library.ts watch#stop");
        assertThat(at("function f() { const all = { ...watch(null!), stop() {} }; all.stop() }", "stop")).isEqualTo("exact a.ts f#stop");
    }

    @Test
    void keepsTheTypeArgumentsAroundAnObjectType() {
        assertThat(at("function f(c: Client<Item>) { c.events.on('x').use() }", "on")).isEqualTo("exact library.ts Client#events#on");
        assertThat(at("function f(c: Client<Item>) { c.events.on('x').use() }", "use")).isEqualTo("exact library.ts Item#use");
    }

    @Test
    void doesNotTakeMembersForBareNames() {
        assertThat(at("function f(o: { make(): void }) { return { watch() { make() } } }", "make")).isEqualTo("exact library.ts make");
        assertThat(at("function f(o: { make(): void }) { watch(null!); return { watch() {} } }", "watch")).isEqualTo("exact library.ts watch");
        assertThat(at("namespace N { const x = g<{ make: string }>(); export function make() {} }; N.make()", "make")).isEqualTo("exact a.ts N.make");
        assertThat(at("class C { run() { return { use() { this.run() } } } }", "run")).isEqualTo("unresolved");
        assertThat(at("class C { run() { const all = { use: () => this.run() } } }", "run")).isEqualTo("exact a.ts C#run");
    }

    @Test
    void choosesTheArmOfAnUnnamedUnionByADiscriminant() {
        String union = "type U = { kind: 'a'; go(): Item } | { kind: 'b'; go(): string }\n";

        assertThat(at("function f(u: U) { if (u.kind === 'a') u.go().use() }\n" + union, "go")).isEqualTo("exact a.ts U#go");
        assertThat(at("function f(u: U) { if (u.kind === 'b') u.go() }\n" + union, "go")).isEqualTo("exact a.ts U#go");
        assertThat(ordinals(tree("function f(u: U) { if (u.kind === 'b') u.go(); else u.go() }\n" + union), "go")).containsExactly(1, 0);
        assertThat(at("function f(u: U) { u.go() }\n" + union, "go")).isEqualTo("heuristic a.ts U#go U#go U#go");
    }

    @Test
    void prefersWhatAnObjectTypeAddsToABuiltInType() {
        String type = "type P = Promise<Item> & { stop(): void }\n";

        assertThat(at("function f(p: P) { p.stop() }\n" + type, "stop")).isEqualTo("exact a.ts P#stop");
        assertThat(at("function f(p: P) { p.then(i => i.use()) }\n" + type, "use")).isEqualTo("exact library.ts Item#use");
        String anew = "type O = Omit<{ save(): Item }, 'save'> & { save(): string }\n";
        assertThat(at("function f(o: O) { o.save() }\n" + anew, "save")).isEqualTo("exact a.ts O#save");
    }

    @Test
    void knowsTheParametersOfFunctionsPassedToLocalFunctions() {
        assertThat(at("function f(each: (take: (item: Item) => void) => void) { each((item) => item.use()) }", "use"))
                .isEqualTo("exact library.ts Item#use");
        assertThat(at("function f(all: Item[]) { all.map((one) => new Box(one)).forEach((box) => box.open()) }\n"
                + "class Box { constructor(item: Item) {}\n open() {} }", "open")).isEqualTo("exact a.ts Box#open");
        assertThat(at("function f(p: Promise<string>) { p.then(() => new Item()).then((item) => item.use()) }", "use"))
                .isEqualTo("exact library.ts Item#use");
        assertThat(at("function f(Type: new () => Item) { new Type().use() }", "use")).isEqualTo("exact library.ts Item#use");
        assertThat(at("function f(first: Parameters<typeof watch>[0]) { first.done().use() }", "done")).isEqualTo("exact library.ts watch#done");
    }

    @Test
    void tellsAClassInAVariableFromTheInterfaceOfItsName() {
        String code = "interface Pen { write(): Item }\nconst Pen: new () => Pen = class {\n write() { return new Item() }\n go() { this.write() } }\n"
                + "function f(p: Pen) { p.write() }\nnew Pen().write()\n";

        SourceTree tree = tree(code);

        assertThat(tree.meaning("a.ts", 5, "write")).isEqualTo("exact a.ts Pen#write");
        assertThat(ordinals(tree, "write")).containsExactly(1, 0, 0);
        assertThat(tree.meaning("a.ts", 6, "write")).isEqualTo("exact a.ts Pen#write");
        assertThat(tree.meaning("a.ts", 7, "write")).isEqualTo("exact a.ts Pen#write");
    }

    @Test
    void keepsTheTypesOfArgumentsOfWhichAFieldIsMade() {
        String code = "class Base { kept<T>(one: T, more?: string): T { return one } }\n"
                + "class Box<T> { open(): T { return null! } }\n"
                + "export class Sub extends Base { box = this.kept(new Box<Item>(), 'x')\n go() { this.box.open().use() } }\n";

        SourceTree tree = tree(code);

        assertThat(tree.meaning("a.ts", 5, "open")).isEqualTo("exact a.ts Box#open");
        assertThat(tree.meaning("a.ts", 5, "use")).isEqualTo("exact library.ts Item#use");
    }

    @Test
    @Timeout(60)
    void readsLargeAndDeepObjectTypesInTimeThatGrowsWithTheirNumber() {
        int many = 5_000;
        String members = IntStream.range(0, many).mapToObj(i -> "m" + i + "(): Item").collect(Collectors.joining("; "));
        String calls = IntStream.range(0, many).mapToObj(i -> " o.m" + i + "().use()\n").collect(Collectors.joining());
        SourceTree wide = tree("function f(o: { " + members + " }) {\n" + calls + "}\n");
        assertThat(wide.meaning("a.ts", 2 + many, "m" + (many - 1))).isEqualTo("exact a.ts f#m" + (many - 1));

        String deep = "{ a: ".repeat(many) + "Item" + " }".repeat(many);
        SourceTree nested = tree("function f(o: " + deep + ") { o.a.a.a }\nfunction g() { return " + deep.replace("Item", "{ b() {} }") + " }\n");
        assertThat(nested.meaning("a.ts", 2, "a")).isNotEmpty();
    }
}

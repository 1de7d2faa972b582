package dev.kotadb.parsers.language.script.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** What conditions tell of names and of their members, and what calls with type arguments and mixins give. */
class ScriptConditionsTest {
    private static final String TYPES = """
            class Stem { open() {} parent: Stem; kind: string }
            class Leaf extends Stem { open() {} fall() {} }
            class Twig extends Stem { open() {} }
            function $isLeaf(x: Stem): x is Leaf { return true }
            function seemsTwig(x: Stem): x is Twig { return true }
            function check(x: Stem): boolean { return true }
            type A = { kind: 'a'; go: { leaf: Leaf } }
            type B = { kind: 'b'; go: { twig: Twig } }
            type C = { kind: 'c'; go: { node: Stem } }
            """;

    private static String at(String code, String name) {
        SourceTree tree = SourceTree.of("a.ts", code, "types.ts", TYPES);
        return tree.meaning("a.ts", 1, name);
    }

    @Test
    void takesFunctionsOfAnyNameForGuardsIfTheirResultSaysSo() {
        assertThat(at("function f(n: Stem) { if ($isLeaf(n)) n.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(n: Stem) { if (!seemsTwig(n)) return; n.open() }", "open")).isEqualTo("exact types.ts Twig#open");
        assertThat(at("function f(n: Stem) { if (check(n)) n.open() }", "open")).isEqualTo("exact types.ts Stem#open");
    }

    @Test
    void joinsWhatTheSidesOfAnOrTell() {
        assertThat(at("function f(n: Stem) { if ($isLeaf(n) || seemsTwig(n)) n.open() }", "open"))
                .isEqualTo("heuristic types.ts Leaf#open Leaf#open Twig#open");
        assertThat(at("function f(n: Stem) { if ($isLeaf(n) || check(n)) n.open() }", "open")).isEqualTo("exact types.ts Stem#open");
        assertThat(at("function f(n: Stem) { if (n instanceof Leaf || n instanceof Leaf) n.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(n: A | B | C) { if (n.kind === 'a' || n.kind === 'b') n.go.leaf.fall() }", "fall")).isEqualTo("exact types.ts Leaf#fall");
    }

    @Test
    void narrowsMembersAsLongAsNothingIsAssignedToThem() {
        assertThat(at("function f(n: Stem) { if ($isLeaf(n.parent)) n.parent.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(n: Stem) { if (!$isLeaf(n.parent)) return; n.parent.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(n: Stem) { if (n.parent instanceof Leaf) n.parent!.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("class K { n: Stem; f() { if ($isLeaf(this.n)) this.n.open() } }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(n: Stem) { if ($isLeaf(n.parent)) { n.parent = new Twig(); n.parent.open() } }", "open"))
                .isEqualTo("exact types.ts Stem#open");
        assertThat(at("function f(n: Stem) { if ($isLeaf(n.parent)) { n = new Twig(); n.parent.open() } }", "open"))
                .isEqualTo("exact types.ts Stem#open");
        assertThat(at("function f(n: Stem, m: Stem[]) { if ($isLeaf(n.parent)) { m.forEach(n => n.parent.open()) } }", "open"))
                .isEqualTo("exact types.ts Stem#open");
        assertThat(at("function f(n: Stem) { if ($isLeaf(n.parent)) { } n.parent.open() }", "open")).isEqualTo("exact types.ts Stem#open");
    }

    @Test
    void readsOperatorsBeforeCallsWithTypeArguments() {
        String load = "async function load<T>(x: new () => T): Promise<T> { return new x() }; ";

        assertThat(at(load + "async function f() { const l = await load<Leaf>(Leaf); l.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at(load + "async function f() { (await load<Leaf>(Leaf)).open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at(load + "async function f() { return !load<Leaf>(Leaf) }", "load")).isEqualTo("exact a.ts load");
    }

    @Test
    void findsMembersOfWhatAMixinIsPassed() {
        String mixin = "type Of<T> = new (...all: any[]) => T; function mixin<T extends Of<object>>(Base: T) "
                + "{ class Mixed extends Base { add() {} } return Mixed }; ";

        assertThat(at(mixin + "class K extends mixin(Leaf) { run() { this.open() } }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at(mixin + "class K extends mixin(Leaf) { run() { this.add() } }", "add")).isEqualTo("exact a.ts mixin.Mixed#add");
        String copied = mixin + "class Base { copy(): this { return this; } open() {} } class K extends mixin(Base) { open() {} } ";
        assertThat(at(copied + "new K().copy().open()", "open")).isEqualTo("exact a.ts K#open");
        assertThat(at(mixin + "class K extends mixin(mixin(Leaf)) {}; new K().open()", "open")).isEqualTo("exact types.ts Leaf#open");
    }

    @Test
    void narrowsByMethodsWhoseResultSaysWhatTheyAreCalledOn() {
        String sprout = "class Sprout { isBud(): this is Bud { return true } isDone() { return true } open() {} } class Bud extends Sprout { open() {} }; ";

        assertThat(at(sprout + "function f(s: Sprout) { if (s.isBud()) s.open() }", "open")).isEqualTo("exact a.ts Bud#open");
        assertThat(at(sprout + "function f(s: Sprout) { if (!s.isBud()) return; s.open() }", "open")).isEqualTo("exact a.ts Bud#open");
        assertThat(at(sprout + "function f(s: Sprout) { if (s.isDone()) s.open() }", "open")).isEqualTo("exact a.ts Sprout#open");
        assertThat(at(sprout + "function f(s: Sprout) { if (s.isBud()) return; s.open() }", "open")).isEqualTo("exact a.ts Sprout#open");
    }

    @Test
    void narrowsBehindCallsOfFunctionsThatAssert() {
        String asserts = "function assert(told: unknown, text?: string): asserts told {}; function isLeaf(x: Stem): asserts x is Leaf {}; "
                + "function ensure(told: unknown): void {}; ";

        assertThat(at(asserts + "function f(n: Stem) { assert($isLeaf(n), 'leaf'); n.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at(asserts + "function f(n: Stem) { assert(n instanceof Twig); n.open() }", "open")).isEqualTo("exact types.ts Twig#open");
        assertThat(at(asserts + "function f(n: Stem) { isLeaf(n); n.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at(asserts + "function f(n: Stem) { ensure(n instanceof Twig); n.open() }", "open")).isEqualTo("exact types.ts Stem#open");
        assertThat(at(asserts + "function f(n: Stem) { if (1) { assert($isLeaf(n)) } n.open() }", "open")).isEqualTo("exact types.ts Stem#open");
    }

    @Test
    void keepsTheTypeOfWhatIsAnInstanceAnyway() {
        assertThat(at("function f(n: Leaf) { if (n instanceof Stem) n.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(n: Leaf | Twig) { if (n instanceof Leaf) n.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("namespace all { export class Bud extends Stem { stir() {} } }; function f(n: Stem) { if (n instanceof all.Bud) n.stir() }", "stir"))
                .isEqualTo("exact a.ts all.Bud#stir");
    }

    @Test
    void takesEitherChoiceOfAnOperator() {
        String several = "heuristic types.ts Leaf#open Leaf#open Twig#open";

        assertThat(at("function f(a: Leaf, b: Twig) { (a ?? b).open() }", "open")).isEqualTo(several);
        assertThat(at("function f(a: Leaf, b: Twig, c: boolean) { const x = c ? a : b; x.open() }", "open")).isEqualTo(several);
        assertThat(at("function f(a: Leaf, c: boolean) { const x = c ? null : a; x.open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(a?: Leaf[]) { (a || []).forEach(x => x.open()) }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(a: Leaf, b: Twig) { (a && b).open() }", "open")).isEqualTo("exact types.ts Twig#open");
        assertThat(at("function g(c: number) { if (c) return new Leaf(); return new Twig() }; g(1).open()", "open")).isEqualTo(several);
        assertThat(at("function f(a: Leaf[], b: Twig[]) { (a ?? b).forEach(x => x.open()) }", "open")).isEqualTo(several);
    }

    @Test
    void readsListsOfClasses() {
        String several = "heuristic types.ts Leaf#open Leaf#open Twig#open";

        assertThat(at("[Leaf, Twig].forEach(K => { const k = new K(); k.open() })", "open")).isEqualTo(several);
        assertThat(at("for (const K of [Leaf, Twig]) { new K().open() }", "open")).isEqualTo(several);
        assertThat(at("const all = [Leaf, Twig]; all.map(K => new K().open())", "open")).isEqualTo(several);
        assertThat(at("[new Leaf(), new Leaf()].forEach(l => l.open())", "open")).isEqualTo("exact types.ts Leaf#open");
    }

    @Test
    void readsIndexesThatLookLikePartsOfValues() {
        assertThat(at("function f(a: { [key: string]: Leaf }) { a['('].open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(a: { [key: string]: Leaf }) { a['?x y'].open() }", "open")).isEqualTo("exact types.ts Leaf#open");
        assertThat(at("function f(a: [Leaf]) { a['1a'].fall(); a[0].open() }", "open")).isEqualTo("exact types.ts Leaf#open");
    }

    @Test
    void joinsWhatTheClassOfAMixinAndItsBaseCreate() {
        String mixin = "type Of<T> = new (...all: any[]) => T; interface Added { add(): void }; "
                + "function mixin<T extends Of<Stem>>(Base: T): Of<Added> & T { return class extends Base { add() {} } }; ";

        assertThat(at(mixin + "class K extends mixin<Of<Leaf>>(Leaf) { run() { this.fall() } }", "fall")).isEqualTo("exact types.ts Leaf#fall");
        assertThat(at(mixin + "class K extends mixin(Leaf) { run() { this.fall() } }", "fall")).isEqualTo("exact types.ts Leaf#fall");
        assertThat(at(mixin + "class K extends mixin(Leaf) { run() { this.add() } }", "add")).isEqualTo("exact a.ts Added#add");
    }

    @Test
    void readsTheDeclaredTypeOfAConstructor() {
        String base = "type Of<T> = new (...all: any[]) => T; type Class<C extends Of<any>> = Of<InstanceType<C>> & { [K in keyof C]: C[K] }; "
                + "class Base { ['constructor']!: Class<typeof Base>; constructor() {} static kind() {} ";

        assertThat(at(base + "run() { this.constructor.kind() } }", "kind")).isEqualTo("exact a.ts Base#kind");
        assertThat(at(base + "}; function f<T extends Base>(c: T['constructor']) { c.kind() }", "kind")).isEqualTo("exact a.ts Base#kind");
        assertThat(at("class Plain { static kind() {} run() { this.constructor.kind() } }", "kind")).isEqualTo("external");
    }
}

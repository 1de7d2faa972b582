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
}

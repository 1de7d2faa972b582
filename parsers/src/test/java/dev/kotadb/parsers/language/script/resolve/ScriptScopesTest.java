package dev.kotadb.parsers.language.script.resolve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** Which declarations of one name a use sees, and which of them are the same thing. */
class ScriptScopesTest {
    private static String at(String code, int line, String name) {
        return SourceTree.of("a.ts", code).meaning("a.ts", line, name);
    }

    /** The line of what the first reference of this name in a line leads to. */
    private static int line(SourceTree tree, String path, int line, String name) {
        return tree.resolve(path).references().stream()
                .filter(one -> one.line() == line && one.name().equals(name))
                .map(one -> requireNonNull(one.target()).symbol().span().lineStart())
                .findFirst().orElseThrow();
    }

    @Test
    void findsDeclarationsInAFunctionThatIsPassedForTheValueOfAVariable() {
        String code = """
                export function open() {}
                export const make = wrap(function*() {
                  type Element = { go(): void }
                  function open() {}
                  const use = (element: Element) => { element.go() }
                  return { first: () => open(), use }
                })
                export const all = { open: 1, run: () => open() }
                """;

        assertThat(at(code, 5, "Element")).isEqualTo("exact a.ts make.Element");
        assertThat(at(code, 5, "go")).isEqualTo("exact a.ts make.Element#go");
        assertThat(at(code, 6, "open")).isEqualTo("exact a.ts make.open");
        assertThat(at(code, 8, "open")).isEqualTo("exact a.ts open");
    }

    @Test
    void tellsFunctionsOfOneNameInDifferentBlocksApart() {
        SourceTree tree = SourceTree.of("a.ts", """
                class One { go() {} }
                class Two { go() {} }
                describe("first", () => {
                  function make() { return new One() }
                  make().go()
                })
                describe("second", () => {
                  make().go()
                  function make(): Two
                  function make(text: string): Two
                  function make(text?: string) { return new Two() }
                })
                function use() {
                  if (One) { function inner() { return new One() } inner().go() } else { inner().go(); function inner() { return new Two() } }
                }
                function make() { return "" }
                make()
                """);

        assertThat(line(tree, "a.ts", 5, "make")).isEqualTo(4);
        assertThat(tree.meaning("a.ts", 5, "go")).isEqualTo("exact a.ts One#go");
        assertThat(line(tree, "a.ts", 8, "make")).isEqualTo(9);
        assertThat(tree.meaning("a.ts", 8, "go")).isEqualTo("exact a.ts Two#go");
        assertThat(tree.meaning("a.ts", 14, "go")).isEqualTo("[exact a.ts One#go, exact a.ts Two#go]");
        assertThat(line(tree, "a.ts", 17, "make")).isEqualTo(16);
    }

    @Test
    void takesAnExportedTypeAndAValueOfTheModulesOwnForTwoThings() {
        String apart = """
                export interface Part { size: number }
                const Part = part(1)
                export interface Text extends Part {}
                function f(p: Part) { return Part.of(p) }
                """;
        SourceTree tree = SourceTree.of("a.ts", apart, "b.ts", apart.replace("export ", ""), "c.d.ts", apart);

        assertThat(line(tree, "a.ts", 3, "Part")).isEqualTo(1);
        assertThat(line(tree, "a.ts", 4, "Part")).isEqualTo(1);
        assertThat(line(tree, "b.ts", 3, "Part")).isEqualTo(2);
        assertThat(line(tree, "c.d.ts", 3, "Part")).isEqualTo(2);
    }
}

package dev.kotadb.parsers.resolve.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each of many conditions tells holds in all that follows, and takes time and memory by their number, not by its square. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ManyConditionsTest {
    private static final int MANY = 20_000;

    private static String many(String lines) {
        return IntStream.range(0, MANY).mapToObj(i -> lines.formatted(i % 2 == 0 ? "A" : "B")).collect(Collectors.joining());
    }

    @Test
    void ofPython() {
        String classes = "class A:\n    def a(self): pass\nclass B:\n    def b(self): pass\n\ndef f(x):\n";
        int first = 7;

        assertThat(python(classes + many("    assert isinstance(x, %s)\n") + "    x.b()\n", first + MANY, "b")).isEqualTo("exact a.py B#b");
        assertThat(python(classes + many("    if not isinstance(x, %s): return\n") + "    x.b()\n", first + MANY, "b"))
                .isEqualTo("exact a.py B#b");
        assertThat(python(classes + "    if not isinstance(x, A): pass\n" + many("    elif not isinstance(x, %s): pass\n")
                + "    else: x.b()\n", first + MANY + 1, "b")).isEqualTo("exact a.py B#b");
    }

    @Test
    void withAssignmentsInTheirBranches() {
        String classes = "class A:\n    def a(self): pass\nclass B:\n    def b(self): pass\n\ndef f(self, c):\n    x = A()\n";
        int first = 8;

        assertThat(python(classes + many("    if c: x = %s()\n") + "    x.b()\n", first + MANY, "b")).isEqualTo("heuristic a.py B#b");
        assertThat(python(classes + "    if c: x = A()\n" + many("    elif c: x = %s()\n") + "    x.b()\n", first + MANY + 1, "b"))
                .isEqualTo("heuristic a.py B#b");
        assertThat(python(classes + many("    x = x and c or %s()\n") + "    x.b()\n", first + MANY, "b")).isEqualTo("heuristic a.py B#b");
        assertThat(python(classes + many("    if c: x = x[0] or x\n    #%s\n") + "    x.b()\n", first + 2 * MANY, "b")).isEqualTo("unresolved");
        assertThat(python(classes + many("    self.y = %s()\n    if isinstance(self.y, B): self.y.b()\n") + "    x.a()\n", first + 2 * MANY, "a"))
                .isEqualTo("exact a.py A#a");
    }

    @Test
    void insideEachOtherWithAssignments() {
        StringBuilder code = new StringBuilder("class A:\n    def a(self): pass\n\ndef f(c, x=None):\n");
        int deep = 90; // deeper ones are not parsed
        for (int i = 1; i <= deep; i++) {
            code.append(" ".repeat(i)).append("if c:\n").append(" ".repeat(i + 1)).append("x%d = x = A()\n".formatted(i));
        }
        code.append(" x.a()\n x1.a()\n");

        assertThat(python(code.toString(), 5 + 2 * deep, "a")).isEqualTo("heuristic a.py A#a");
        assertThat(python(code.toString(), 6 + 2 * deep, "a")).isEqualTo("exact a.py A#a");
    }

    @Test
    void ofTypeScript() {
        String code = "class A { a() {} }\nclass B { b() {} }\nfunction f(x: any) {\n"
                + many("  if (!(x instanceof %s)) return\n") + "  x.b()\n}\n";

        assertThat(SourceTree.of("a.ts", code).meaning("a.ts", 4 + MANY, "b")).isEqualTo("exact a.ts B#b");
    }

    private static String python(String code, int line, String name) {
        return SourceTree.of("a.py", code).meaning("a.py", line, name);
    }
}

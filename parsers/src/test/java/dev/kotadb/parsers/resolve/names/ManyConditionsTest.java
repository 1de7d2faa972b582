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
    void ofTypeScript() {
        String code = "class A { a() {} }\nclass B { b() {} }\nfunction f(x: any) {\n"
                + many("  if (!(x instanceof %s)) return\n") + "  x.b()\n}\n";

        assertThat(SourceTree.of("a.ts", code).meaning("a.ts", 4 + MANY, "b")).isEqualTo("exact a.ts B#b");
    }

    private static String python(String code, int line, String name) {
        return SourceTree.of("a.py", code).meaning("a.py", line, name);
    }
}

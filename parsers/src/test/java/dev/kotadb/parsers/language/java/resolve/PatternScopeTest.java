package dev.kotadb.parsers.language.java.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JLS 6.3.1 and 6.3.2: where a variable of a pattern hides a field of its name. */
class PatternScopeTest {
    private static final String FIELD = "exact p.Box#size()";
    private static final String PATTERN = "exact p.Leaf#size()";

    @ParameterizedTest
    @ValueSource(strings = {
        "if (o instanceof Leaf item) item.size();",
        "if (o instanceof Leaf item && b) item.size();",
        "if (b && o instanceof Leaf item) item.size();",
        "if (o instanceof Leaf item && item.size() > 0) {}",
        "if (!(o instanceof Leaf item) || item.size() > 0) {}",
        "if (!(o instanceof Leaf item)) return; item.size();",
        "if (!(o instanceof Leaf item)) { throw new Error(); } item.size();",
        "if (!(o instanceof Leaf item) || b) return; item.size();",
        "if (o instanceof Leaf item) {} else return; item.size();",
        "if (!(o instanceof Leaf item)) while (true) {} item.size();",
        "if (!(o instanceof Leaf item)) { try { return; } finally { n++; } } item.size();",
        "if (!(o instanceof Leaf item)) synchronized (o) { return; } item.size();",
        "if (!(o instanceof Leaf item)) switch (n) { case 1: return; default: throw new Error(); } item.size();",
        "while (!(o instanceof Leaf item)) { o = next(); } item.size();",
        "while (!(o instanceof Leaf item)) { for (;;) { break; } } item.size();",
        "do { o = next(); } while (!(o instanceof Leaf item)); item.size();",
        "for (; !(o instanceof Leaf item); ) { o = next(); } item.size();",
        "for (; o instanceof Leaf item; item.size()) {}",
        "int x = o instanceof Leaf item ? item.size() : 0;",
        "int x = !(o instanceof Leaf item) ? 0 : item.size();",
        "boolean x = (o instanceof Leaf item) && item.size() > 0;",
        "switch (o) { case Leaf item when item.size() > 0 -> {} default -> {} }",
        "switch (o) { case Object x when x instanceof Leaf item -> item.size(); default -> {} }",
        "switch (o) { case Leaf item: item.size(); break; default: }"
    })
    void aPatternsVariableIsMeant(String statement) {
        assertThat(sizes(statement)).containsOnly(PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "if (o instanceof Leaf item || b) item.size();",
        "if (b | o instanceof Leaf item) item.size();",
        "if (o instanceof Leaf item & b) item.size();",
        "if (o instanceof Leaf item == true) item.size();",
        "if ((o instanceof Leaf item) != false) item.size();",
        "if (is(o instanceof Leaf item)) item.size();",
        "if (o instanceof Leaf item ? b : c) item.size();",
        "if (!(o instanceof Leaf item)) item.size();",
        "if (!(o instanceof Leaf item && b)) {} else {} item.size();",
        "if (o instanceof Leaf item) {} else { item.size(); }",
        "if (o instanceof Leaf item) return; item.size();",
        "if (!(o instanceof Leaf item)) { n++; } item.size();",
        "if (!(o instanceof Leaf item)) while (b) {} item.size();",
        "if (!(o instanceof Leaf item)) while (true) { break; } item.size();",
        "if (!(o instanceof Leaf item)) switch (n) { case 1: return; } item.size();",
        "if (b) n++; else if (!(o instanceof Leaf item)) return; item.size();",
        "if (b) if (!(o instanceof Leaf item)) return; item.size();",
        "while (!(o instanceof Leaf item)) { break; } item.size();",
        "out: while (!(o instanceof Leaf item)) { for (;;) break out; } item.size();",
        "while (o instanceof Leaf item) {} item.size();",
        "boolean x = o instanceof Leaf item; item.size();",
        "is(o instanceof Leaf item); item.size();",
        "boolean x = !(o instanceof Leaf item) && item.size() > 0;",
        "boolean x = o instanceof Leaf item || item.size() > 0;",
        "boolean x = is(o instanceof Leaf item, item.size());",
        "java.util.function.BooleanSupplier s = () -> o instanceof Leaf item; item.size();",
        "switch (o) { case Leaf item: break; default: item.size(); }"
    })
    void theFieldIsMeant(String statement) {
        assertThat(sizes(statement)).containsOnly(FIELD);
    }

    private static List<String> sizes(String statement) {
        return new JavaSources().with("p/U.java", """
                package p;
                class Box { int size() { return 0; } }
                class Leaf { int size() { return 0; } }
                class U {
                    Box item; int n; boolean c;
                    Object next() { return null; }
                    boolean is(boolean one) { return one; }
                    boolean is(boolean one, int two) { return one; }
                    void u(Object o, boolean b) {
                        %s
                    }
                }
                """.formatted(statement)).calls("p/U.java", "size");
    }
}

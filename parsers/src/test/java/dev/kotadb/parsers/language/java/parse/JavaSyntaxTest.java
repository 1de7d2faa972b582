package dev.kotadb.parsers.language.java.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.parsers.tree.LanguageSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaSyntaxTest {
    private final SourceParser parser =
            new LanguageSpec("tree-sitter-java", JavaSyntax.class, List.of("java"), new JavaSyntax(), 1)
                    .open(ParserLimits.DEFAULT);

    @Test
    void readsJavaWithErrorsByTheNamesOfThePreciseParser() {
        String text = """
                package p.q;
                import java.util.List;
                import static p.Other.*;
                /** Doc. */
                public class A<T> extends Base<T> implements Runnable {
                    private static final int MAX = 1, MIN = 0;
                    private List<String> names;
                    enum Kind { ONE, TWO { void f() {} } }
                    record Point(int x, p.q.Place y) {}
                    A(int a, java.util.Map<String, T>[] b, String... rest) { super(a); }
                    @Override public void run() {
                        var local = new Foo<String>(names);
                        for (String each : names) { local.go(each).further(); }
                        int broken = ;
                        Other.of(x -> x.y(), Kind::valueOf);
                    }
                }
                """;
        ParseOutcome outcome = parser.parse(new SourceFile("java", text));
        assertThat(outcome).isInstanceOf(ParseOutcome.Partial.class);
        FileFacts facts = ((ParseOutcome.Partial) outcome).facts();
        assertThat(facts.declarations().packageName()).isEqualTo("p.q");
        assertThat(names(facts)).containsExactly(
                "p.q.A", "p.q.A#MAX", "p.q.A#MIN", "p.q.A#names", "p.q.A.Kind", "p.q.A.Kind#ONE", "p.q.A.Kind#TWO",
                "p.q.A.Kind#TWO#f()", "p.q.A.Point", "p.q.A.Point#x", "p.q.A.Point#y", "p.q.A#A(int,Map[],String[])",
                "p.q.A#run()");
        assertThat(facts.declarations().symbols().getFirst().shape().supertypes()).containsExactly("Base<T>", "Runnable");
        assertThat(facts.uses().stream().filter(u -> u.type() == ReferenceType.CALL).map(Use::name))
                .contains("super", "Foo", "go", "further", "of", "y");
        Use go = facts.uses().stream().filter(u -> u.name().equals("go")).findFirst().orElseThrow();
        assertThat(go.receiver()).isEqualTo(new Value.OfType("Foo<String>"));
        assertThat(go.arguments()).containsExactly(new Value.OfType("String"));
    }

    @Test
    void readsCallsOfOtherConstructorsAndOfOuterObjects() {
        String text = """
                class Outer {
                    Outer() { this(1); }
                    Outer(int n) { int broken = ; }
                    void m() {}
                    class Inner { void k() { Outer.this.m(); } }
                }
                """;
        FileFacts facts = ((ParseOutcome.Partial) parser.parse(new SourceFile("java", text))).facts();
        Use other = facts.uses().stream().filter(u -> u.detail().equals("this")).findFirst().orElseThrow();
        assertThat(other.name()).isEqualTo("this");
        assertThat(other.receiver()).isEqualTo(new Value.This(0));
        assertThat(other.arguments()).containsExactly(new Value.OfType("int"));
        Use outer = facts.uses().stream().filter(u -> u.name().equals("m")).findFirst().orElseThrow();
        assertThat(outer.receiver()).isEqualTo(new Value.OfType("Outer"));
    }

    private static List<String> names(FileFacts facts) {
        return facts.declarations().symbols().stream().map(Symbol::qualifiedName).toList();
    }
}

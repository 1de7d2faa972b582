package dev.kotadb.parsers.language.java.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaCallsTest {
    private static final String LIBRARY = """
            package p;
            import java.util.*;
            import java.util.function.*;
            public class Foo implements Comparable<Foo> {
                public Bar bar() { return null; }
                public List<Foo> children() { return null; }
                public Map<String, Bar> bars;
                public static Foo of(String s) { return null; }
                public static Foo of(Integer i) { return null; }
                public <T> T pick(Class<T> type, T... others) { return null; }
                public <R> R with(Function<? super Foo, ? extends R> f) { return null; }
                public int compareTo(Foo o) { return 0; }
            }
            class Bar { void end() {} Box<Foo> box; }
            class Box<E> { E get() { return null; } Box<E> same() { return null; } void set(E e) {} }
            class FooBox extends Box<Foo> {}
            """;

    private static JavaSources user(String body) {
        return new JavaSources().with("p/Foo.java", LIBRARY).with("p/U.java", """
                package p;
                import java.util.*;
                import java.util.stream.*;
                class U { void u(Foo foo, List<Foo> list, Map<String, Foo> map, Optional<Foo> maybe, FooBox box, Object any) {
                %s
                } }
                """.formatted(body));
    }

    @Test
    void aChainGoesOnThroughReturnTypesAndTypeArguments() {
        JavaSources sources = user("foo.bar().box.same().get().bar().end(); box.same().get().bar();");
        assertThat(sources.calls("p/U.java", "bar"))
                .containsExactly("exact p.Foo#bar()", "exact p.Foo#bar()", "exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()");
        assertThat(sources.calls("p/U.java", "get")).containsExactly("exact p.Box#get()", "exact p.Box#get()");
    }

    @Test
    void aChainGoesOnThroughTheCollectionsOfTheJdk() {
        JavaSources sources = user("""
                list.get(0).bar();
                map.get("x").bar();
                for (var f : foo.children()) { f.bar(); }
                for (var e : map.entrySet()) { e.getValue().bar(); }
                foo.bars.values().iterator().next().end();
                maybe.orElse(null).bar();
                """);
        assertThat(sources.calls("p/U.java", "bar")).hasSize(5).containsOnly("exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()");
        assertThat(sources.calls("p/U.java", "get")).containsOnly("external");
    }

    @Test
    void aLambdasParameterHasTheTypeThatItsCallGivesIt() {
        JavaSources sources = user("""
                list.stream().filter(f -> f.bar() != null).map(Foo::bar).forEach(b -> b.end());
                list.sort(Comparator.comparing(f -> f.bar()));
                maybe.map(Foo::bar).ifPresent(Bar::end);
                foo.with(f -> f.children());
                """);
        assertThat(sources.calls("p/U.java", "bar")).hasSize(4).containsOnly("exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()", "exact p.Bar#end()");
        assertThat(sources.calls("p/U.java", "children")).containsExactly("exact p.Foo#children()");
    }

    @Test
    void typeParametersAreInferredFromArguments() {
        JavaSources sources = user("foo.pick(Bar.class).end(); Objects.requireNonNull(foo).bar(); List.of(foo).get(0).bar();");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()");
        assertThat(sources.calls("p/U.java", "bar")).containsExactly("exact p.Foo#bar()", "exact p.Foo#bar()");
    }

    @Test
    void overloadsAreToldApartByTheirArguments() {
        JavaSources sources = user("Foo.of(\"\"); Foo.of(1); Foo.of(null);");
        assertThat(sources.calls("p/U.java", "of"))
                .containsExactly(
                        "exact p.Foo#of(String)",
                        "exact p.Foo#of(Integer)",
                        "ambiguous | p.Foo#of(String) | p.Foo#of(Integer)");
    }

    @Test
    void thePhasesOfOverloadingComeInTheirOrder() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                class U {
                    void a(long x) {} void a(Integer x) {} void a(int... x) {}
                    void b(Object x) {} void b(String x) {} void b(CharSequence x) {}
                    void c(Runnable r) {} void c(java.util.function.Function<String, String> f) {}
                    void u(Integer boxed, StringBuilder builder) {
                        a(1); a(boxed); a(1, 2); a();
                        b("x"); b(builder); b(boxed); b(null);
                        c(() -> {}); c(x -> x);
                    }
                }
                """);
        assertThat(sources.calls("p/U.java", "a"))
                .containsExactly("exact p.U#a(long)", "exact p.U#a(Integer)", "exact p.U#a(int[])", "exact p.U#a(int[])");
        assertThat(sources.calls("p/U.java", "b"))
                .containsExactly(
                        "exact p.U#b(String)", "exact p.U#b(CharSequence)", "exact p.U#b(Object)", "exact p.U#b(String)");
        assertThat(sources.calls("p/U.java", "c")).containsExactly("exact p.U#c(Runnable)", "exact p.U#c(Function)");
    }

    @Test
    void operatorsHaveTypesByThoseOfTheirOperands() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                class U {
                    void a(int x) {} void a(long x) {} void a(double x) {} void a(String x) {} void a(boolean x) {}
                    void b(U x) {} void b(V x) {} void b(Object x) {}
                    void c(String key, double x) {} void c(String key, Double x) {}
                    class V extends U {}
                    int size() { return 1; } Long big() { return 1L; } String text() { return ""; } boolean is() { return true; }
                    char letter() { return 'c'; } U u() { return this; } V v() { return null; }
                    void f(boolean either, int[] many) {
                        a(size() + 1); a(size() * big()); a(size() / 2.0); a(text() + size()); a(size() + text());
                        a(-letter()); a(is() | is()); a(size() | big()); a(either ? size() : letter()); a(many[0] << big());
                        b(either ? u() : v()); b(either ? v() : null); b(either ? u() : text());
                        c("", either ? null : size() / 2.0);
                        a(gone() + 1);
                    }
                }
                """);
        assertThat(sources.calls("p/U.java", "a"))
                .startsWith(
                        "exact p.U#a(int)", "exact p.U#a(long)", "exact p.U#a(double)", "exact p.U#a(String)", "exact p.U#a(String)",
                        "exact p.U#a(int)", "exact p.U#a(boolean)", "exact p.U#a(long)", "exact p.U#a(int)", "exact p.U#a(int)")
                .hasSize(11)
                .last().asString().startsWith("ambiguous");
        assertThat(sources.calls("p/U.java", "b")).containsExactly("exact p.U#b(U)", "exact p.U#b(V)", "exact p.U#b(Object)");
        assertThat(sources.calls("p/U.java", "c")).containsExactly("exact p.U#c(String,Double)");
    }

    @Test
    void aMethodReferenceIsChosenByTheFunctionWanted() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                import java.util.function.*;
                class U {
                    static U of(String s) { return null; } static U of(int i) { return null; }
                    U() {} U(String s) {}
                    void u() { text(U::of); number(U::of); text(U::new); none(U::new); }
                    void text(Function<String, U> f) {} void number(IntFunction<U> f) {} void none(Supplier<U> s) {}
                }
                """);
        assertThat(sources.calls("p/U.java", "of")).containsExactly("exact p.U#of(String)", "exact p.U#of(int)");
        assertThat(sources.calls("p/U.java", "<init>")).containsExactly("exact p.U#U(String)", "exact p.U#U()");
    }

    @Test
    void callsNestedDeepAndChainsThousandsLongAreResolved() {
        JavaSources sources = new JavaSources().with("p/U.java", "package p; class U { U f(U d) { return d; } U f(String s) { return null; }"
                + " void nested(U d) { " + "f(".repeat(900) + "d" + ")".repeat(900) + "; }"
                + " void chained(U d) { d" + ".f(d)".repeat(3000) + "; } }");
        assertThat(sources.calls("p/U.java", "f")).hasSize(3900).containsOnly("exact p.U#f(U)");
    }
}

package dev.kotadb.parsers.language.java.resolve;

import static dev.kotadb.parsers.language.java.resolve.JavaFunctions.user;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What tells of a method reference, and what it tells. */
class JavaMethodReferencesTest {
    @Test
    void aMethodReferenceIsToldByWhatItIsAssignedTo() {
        JavaSources sources = user("""
                Function<Bar, Foo> field = U::one;
                Function<Foo, Foo>[] all = new Function[] { null };
                Function<Bar, Foo> returned() { return U::one; }
                void u(boolean b) {
                    Function<Foo, Foo> local = (U::one);
                    local = b ? null : U::one;
                    this.field = U::one;
                    Object cast = (Function<Bar, Foo>) U::one;
                    Function<Bar, Foo>[] array = { U::one };
                }
                """);
        assertThat(sources.calls("p/U.java", "one")).containsExactly(
                "exact p.U#one(Bar)", "exact p.U#one(Bar)", "exact p.U#one(Foo)", "exact p.U#one(Foo)", "exact p.U#one(Bar)",
                "exact p.U#one(Bar)", "exact p.U#one(Bar)");
    }

    @Test
    void aMethodReferenceIsToldByTheConstructorThatTakesIt() {
        JavaSources sources = user("""
                static class Factory<T, R> { Factory(Class<T> type, Function<T, R> make) {} }
                Factory<Bar, Foo> made = new Factory<>(Bar.class, U::one);
                static class Sub extends Factory<Bar, Foo> { Sub() { super(null, U::one); } }
                """);
        assertThat(sources.calls("p/U.java", "one")).containsExactly("exact p.U#one(Bar)", "exact p.U#one(Bar)");
    }

    @Test
    void whatANestedCallGivesTellsAMethodReferenceBesideIt() {
        JavaSources sources = user("""
                static class Copy { static Copy of(Map<Foo, Bar> map) { return null; }
                    static Copy of(Iterable<Foo> all) { return null; } void made() {} }
                void u(Stream<Foo> foos, BinaryOperator<Bar> one) {
                    foos.collect(Collectors.collectingAndThen(
                            Collectors.toMap(foo -> foo, foo -> foo.bar(), one, LinkedHashMap::new), Copy::of)).made();
                }
                """);
        assertThat(sources.calls("p/U.java", "of")).containsExactly("exact p.U.Copy#of(Map)");
        assertThat(sources.calls("p/U.java", "made")).containsExactly("exact p.U.Copy#made()");
    }

    @Test
    void aMethodReferenceHasToFitWhatItIsGiven() {
        JavaSources sources = user("""
                static class Result { static Result excluded(String why) { return null; } boolean excluded() { return true; } }
                void u(Stream<Result> results) { results.filter(Result::excluded); }
                """);
        assertThat(sources.calls("p/U.java", "excluded")).containsExactly("exact p.U.Result#excluded()");
    }

    @Test
    void aMethodReferenceIsOneOfTheTypeThatItIsGiven() {
        JavaSources sources = user("""
                String act(Foo one) { return null; }
                static String act(U one) { return null; }
                String text() { return null; }
                static String text(Foo foo) { return null; }
                void u(Optional<Foo> maybe, Map<String, List<Foo>> lists, Stream<Foo> sorted) {
                    maybe.map(U::text).orElse("");
                    sorted.sorted(Comparator.comparing(U::text));
                    lists.values().stream().flatMap(List::stream).forEach(foo -> foo.size());
                }
                """);
        assertThat(sources.calls("p/U.java", "text")).containsExactly("exact p.U#text(Foo)", "exact p.U#text(Foo)");
        assertThat(sources.calls("p/U.java", "size")).containsExactly("exact p.Foo#size()");
    }

    @Test
    void aCastBeforeAMethodReferenceIsOneOfTheFunction() {
        JavaSources sources = user("Object o = (Supplier<Foo> & java.io.Serializable) Box.<Foo>none()::get;");
        assertThat(sources.calls("p/U.java", "get")).containsExactly("exact p.Box#get()");
    }

    @Test
    void aConstructorThatIsReferredToTellsTheTypeOfALongChain() {
        JavaSources sources = user("""
                void u(Stream<Foo> foos) {
                    foos.collect(Collectors.groupingBy(f -> f.bar(), TreeMap::new, Collectors.mapping(f -> f, Collectors.toList())))
                            .firstEntry().getValue().get(0).bar();
                    foos.collect(Collectors.groupingBy(Foo::bar, LinkedHashMap::new, Collectors.toList()))
                            .entrySet().stream().map(e -> e.getKey()).forEach(b -> b.end());
                    foos.collect(Collectors.toCollection(ArrayList::new)).get(0).bar();
                }
                """);
        assertThat(sources.calls("p/U.java", "bar")).hasSize(4).containsOnly("exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()");
    }
}

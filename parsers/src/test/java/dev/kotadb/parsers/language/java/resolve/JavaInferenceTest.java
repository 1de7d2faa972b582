package dev.kotadb.parsers.language.java.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.facts.ReferenceType;
import org.junit.jupiter.api.Test;

/** What types tell of functions and type parameters. */
class JavaInferenceTest {
    private static final String LIBRARY = """
            package p;
            import java.util.*;
            import java.util.function.*;
            class Foo { Bar bar() { return null; } int size() { return 0; } }
            class Bar { void end() {} }
            class Box<E> {
                Box(E e) {}
                E get() { return null; }
                static <T> Box<T> none() { return null; }
            }
            class Self<S extends Self<S>> { S same() { return null; } void own() {} }
            record Pair<A, B>(A first, B second) {}
            record Spot(Foo foo, Pair<Foo, Bar> pair) {}
            interface Walker { void walk(); }
            interface Talker { void talk(Foo foo); void talk(Bar bar); }
            abstract class Both<T extends Foo & Walker> { T it; }
            enum Size { ONE(1), TWO("2") { void x() {} }, ZERO; Size() {} Size(int n) {} Size(String s) {} }
            interface Task<T> { T run() throws Exception; }
            interface Step { void run() throws Exception; }
            interface Sink<T> { void accept(T t); }
            """;

    private static JavaSources user(String members) {
        return new JavaSources().with("p/Foo.java", LIBRARY).with("p/U.java", """
                package p;
                import java.util.*;
                import java.util.concurrent.Callable;
                import java.util.function.*;
                import java.util.stream.*;
                class U {
                    void act() {}
                    Foo foo(Foo f) { return f; }
                    static Foo one(Foo f) { return f; }
                    static Foo one(Bar b) { return null; }
                %s
                }
                """.formatted(members));
    }

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
    void functionsThatAreWantedTogetherTellEachOthersTypes() {
        JavaSources sources = user("""
                static class Sum {
                    void add(Foo f) {} void add(Bar b) {} Sum plus(Sum s) { return this; } Sum plus(Foo f) { return this; } Foo done() { return null; }
                }
                Collector<Foo, ?, Foo> collector() {
                    return Collector.of(Sum::new, (sum, foo) -> sum.done(), Sum::plus, sum -> sum.done());
                }
                void u(Stream<Foo> all) {
                    all.collect(Sum::new, Sum::add, Sum::plus).done().size();
                    all.collect(() -> new Sum(), (sum, foo) -> sum.add(foo), (one, other) -> one.plus(other)).done().bar();
                }
                """);
        assertThat(sources.calls("p/U.java", "add")).containsOnly("exact p.U.Sum#add(Foo)").hasSize(2);
        assertThat(sources.calls("p/U.java", "plus")).containsOnly("exact p.U.Sum#plus(Sum)").hasSize(3);
        assertThat(sources.calls("p/U.java", "done")).containsOnly("exact p.U.Sum#done()").hasSize(4);
        assertThat(sources.calls("p/U.java", "bar")).containsExactly("exact p.Foo#bar()");
    }

    @Test
    void whatAResultIsWantedForMayAskForASupertypeOfWhatAFunctionMakes() {
        JavaSources sources = user("""
                interface Things { void put(Foo foo); }
                static class Many implements Things { public void put(Foo foo) {} void own() {} }
                Collector<Foo, ?, Things> collector() {
                    return Collector.of(Many::new, (many, foo) -> many.put(foo), (one, other) -> one);
                }
                Collector<Foo, ?, String> text() {
                    return Collector.of(Many::new, (many, foo) -> { many.put(foo); many.own(); }, (one, other) -> one, many -> "");
                }
                <R> void take(Collector<Foo, ?, R> collector, Class<R> type) {}
                Collector<Foo, ?, String> written() {
                    return Collector.of(Many::new, (many, foo) -> many.put(foo), (one, other) -> one, (Things many) -> "");
                }
                void u() {
                    take(Collector.of(Many::new, (many, foo) -> many.put(foo), (one, other) -> one), Things.class);
                }
                """);
        assertThat(sources.calls("p/U.java", "put"))
                .containsExactly("exact p.U.Things#put(Foo)", "exact p.U.Many#put(Foo)", "unresolved", "exact p.U.Things#put(Foo)");
        assertThat(sources.calls("p/U.java", "own")).containsExactly("exact p.U.Many#own()");
    }

    @Test
    void whatAResultIsAssignedToTellsWhatItsFunctionsTake() {
        JavaSources sources = user("""
                static <A, B> Map<A, B> fill(Function<A, B> by) { return null; }
                static <E> Function<E, E> same(UnaryOperator<E> by) { return null; }
                static <A, B> Map<A, B> filled(Function<A, B> by) { return null; }
                Queue<Foo> queue = new PriorityQueue<>(10, (one, other) -> one.size() - other.size());
                Map<Foo, Bar> field;
                Map<Foo, ? extends Bar> wild = fill(foo -> foo.bar());
                Map<Foo, Bar> returned() { return fill(foo -> foo.bar()); }
                void u(boolean b) {
                    Map<Foo, Bar> local = b ? fill(foo -> foo.bar()) : null;
                    this.field = fill(foo -> foo.bar());
                    Map<Foo, Foo> nested = filled(same(foo -> foo.bar() == null ? foo : null));
                    Box<Supplier<Foo>> box = new Box<Supplier<Foo>>(() -> null);
                }
                """);
        assertThat(sources.calls("p/U.java", "size")).containsExactly("exact p.Foo#size()", "exact p.Foo#size()");
        assertThat(sources.calls("p/U.java", "bar")).containsExactly(
                "exact p.Foo#bar()", "exact p.Foo#bar()", "exact p.Foo#bar()", "exact p.Foo#bar()", "exact p.Foo#bar()");
    }

    @Test
    void whatANestedCallGivesTellsAMethodReferenceBesideIt() {
        JavaSources sources = user("""
                static class Copy { static Copy of(Map<Foo, Bar> map) { return null; } static Copy of(Iterable<Foo> all) { return null; } void made() {} }
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
    void whatAClassWithoutANameDeclaresIsItsOwn() {
        JavaSources sources = user("""
                void u() {
                    new Consumer<Foo>() { public void accept(Foo foo) {} }.accept(null);
                    new Box<Foo>(null) { void more() {} }.get().bar();
                }
                """);
        assertThat(sources.calls("p/U.java", "accept")).singleElement().asString().startsWith("exact p.U#u()").endsWith("accept(Foo)");
        assertThat(sources.calls("p/U.java", "bar")).containsExactly("exact p.Foo#bar()");
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
    void severalTypesAreWhatTheyHaveInCommon() {
        JavaSources sources = user("""
                static class Failed extends Exception { void first() {} String why() { return null; } }
                static class Late extends Failed { String why() { return null; } }
                static class Lost extends Failed { String why() { return null; } }
                interface Named { String name(); }
                static class One implements Named { public String name() { return null; } }
                static class Two implements Named { public String name() { return null; } }
                void u() {
                    try { act(); } catch (Late | Lost e) { e.why(); }
                    Stream.of(new One(), new Two()).forEach(each -> each.name());
                }
                """);
        assertThat(sources.calls("p/U.java", "why")).containsExactly("exact p.U.Failed#why()");
        assertThat(sources.calls("p/U.java", "name")).containsExactly("exact p.U.Named#name()");
    }

    @Test
    void typeArgumentsOfVariablesTellOverloadsApart() {
        JavaSources sources = user("""
                interface Source {}
                static class Names implements Source, Iterable<String> { public Iterator<String> iterator() { return null; } }
                void read(Source... sources) {}
                void read(Iterable<Source> sources) {}
                void read(List<? extends Source> sources, int n) {}
                void read(Object any, long n) {}
                void u(Names names, List<Names> many, List<String> texts) {
                    read(names); read(many, 1); read(texts, 1); read(Arrays.asList(names), 1);
                }
                """);
        assertThat(sources.calls("p/U.java", "read")).containsExactly(
                "exact p.U#read(Source[])", "exact p.U#read(List,int)", "exact p.U#read(Object,long)", "exact p.U#read(List,int)");
    }

    @Test
    void aCastBeforeAMethodReferenceIsOneOfTheFunction() {
        JavaSources sources = user("Object o = (Supplier<Foo> & java.io.Serializable) Box.<Foo>none()::get;");
        assertThat(sources.calls("p/U.java", "get")).containsExactly("exact p.Box#get()");
    }

    @Test
    void aMethodReferenceTellsOverloadsByItsCountOfParametersAndItsResult() {
        JavaSources sources = user("""
                void run(Step step) {}
                void run(Sink<String> sink) {}
                void run(Comparator<Foo> order) {}
                void get(Step step) {}
                void get(Task<?> task) {}
                void u(Walker walker, Foo foo) { run(walker::walk); run(this::act); get(this::act); get(foo::bar); }
                """);
        assertThat(sources.calls("p/U.java", "run")).containsOnly("exact p.U#run(Step)");
        assertThat(sources.calls("p/U.java", "get")).containsExactly("exact p.U#get(Step)", "exact p.U#get(Task)");
    }

    @Test
    void aLambdaWithTypedParametersTellsOverloadsByWhatItsCallGives() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                import java.util.function.*;
                class U {
                    void each(Consumer<String> action) {}
                    <R> R each(Function<String, R> action) { return null; }
                    void f(Consumer<String> all, StringBuilder builder) {
                        each((String one) -> all.accept(one));
                        each((String one) -> builder.append(one));
                    }
                }
                """);
        assertThat(sources.calls("p/U.java", "each")).containsExactly("exact p.U#each(Consumer)", "exact p.U#each(Function)");
    }

    @Test
    void aLambdaTellsOverloadsByWhetherItGivesAValue() {
        JavaSources sources = user("""
                void run(Runnable runnable) {}
                <T> T run(Callable<T> callable) { return null; }
                void each(Consumer<Foo> consumer) {}
                void each(Function<Foo, Bar> function) {}
                void u() {
                    run(() -> { act(); });
                    run(() -> act());
                    run(() -> { if (true) return; act(); });
                    run(() -> { return foo(null); }).bar();
                    run(() -> foo(null)).bar();
                    run(() -> foo(null).size());
                    run(() -> { throw new Error(); });
                    each(f -> { f.bar(); });
                    each(f -> { return f.bar(); });
                    each(f -> f == null ? null : f.bar());
                }
                """);
        assertThat(sources.calls("p/U.java", "run")).containsExactly(
                "exact p.U#run(Runnable)", "exact p.U#run(Runnable)", "exact p.U#run(Runnable)",
                "exact p.U#run(Callable)", "exact p.U#run(Callable)", "exact p.U#run(Callable)", "exact p.U#run(Callable)");
        assertThat(sources.calls("p/U.java", "each")).containsExactly(
                "exact p.U#each(Consumer)", "exact p.U#each(Function)", "exact p.U#each(Function)");
        assertThat(sources.calls("p/U.java", "bar")).containsOnly("exact p.Foo#bar()");
    }

    @Test
    void aTypeParameterHasTheMembersOfAllItsBounds() {
        JavaSources sources = user("""
                <T extends Foo & Walker> void u(T t, Both<?> both, List<T> list) {
                    t.bar(); t.walk(); both.it.walk(); list.get(0).walk(); list.forEach(x -> x.walk()); take(t);
                }
                void take(Walker walker) {}
                void take(Bar bar) {}
                """);
        assertThat(sources.calls("p/U.java", "walk")).hasSize(4).containsOnly("exact p.Walker#walk()");
        assertThat(sources.calls("p/U.java", "bar")).containsExactly("exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "take")).containsExactly("exact p.U#take(Walker)");
    }

    @Test
    void theVariablesOfARecordPatternHaveTheTypesOfItsComponents() {
        JavaSources sources = user("""
                void u(Object o, Pair<Foo, Bar> pair) {
                    if (o instanceof Spot(var foo, Pair(var first, var second))) { foo.bar(); first.bar(); second.end(); }
                    if (o instanceof Pair<?, ?>(var first, Foo second)) { second.bar(); }
                    switch (pair) { case Pair(var first, var second) -> { first.bar(); second.end(); } }
                    switch (o) { case Pair<Bar, Bar>(var first, var second) -> first.end(); default -> {} }
                }
                """);
        assertThat(sources.calls("p/U.java", "bar")).hasSize(4).containsOnly("exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "end")).hasSize(3).containsOnly("exact p.Bar#end()");
    }

    @Test
    void aConstantOfAnEnumCallsItsConstructor() {
        JavaSources sources = user("");
        assertThat(sources.calls("p/Foo.java", "Size"))
                .containsExactly("exact p.Size#Size(int)", "exact p.Size#Size(String)", "exact p.Size#Size()");
        assertThat(sources.meanings("p/Foo.java", ReferenceType.TYPE_REFERENCE, "Size")).containsOnly("exact p.Size");
    }

    @Test
    void typeArgumentsOfACallTellItsResult() {
        JavaSources sources = user("void u() { Box.<Foo>none().get().bar(); this.<Bar>any().end(); } <T> T any() { return null; }");
        assertThat(sources.calls("p/U.java", "bar")).containsExactly("exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()");
    }

    @Test
    void aDiamondIsInferredFromTheArguments() {
        JavaSources sources = user("void u(Foo foo) { var box = new Box<>(foo); box.get().bar(); new Box<>(foo.bar()).get().end(); }");
        assertThat(sources.calls("p/U.java", "bar")).containsExactly("exact p.Foo#bar()", "exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()");
    }

    @Test
    void aWildcardIsWithinTheBoundOfItsParameter() {
        JavaSources sources = user("void u(Self<?> self) { self.same().own(); }");
        assertThat(sources.calls("p/U.java", "own")).containsExactly("exact p.Self#own()");
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

    @Test
    void theSuperOfAnInterfaceIsTheInterface() {
        JavaSources sources = user("")
                .with("p/Item.java", "package p; interface Item { default int price() { return 1; } }")
                .with("p/Sale.java", "package p; class Sale implements Item { public int price() { return Item.super.price(); } }")
                .with("p/Part.java", """
                        package p;
                        class Part implements Part.Item {
                            interface Item { default int price() { return 1; } }
                            public int price() { return Item.super.price() + Part.Item.super.price(); }
                        }
                        """)
                .with("p/Around.java", """
                        package p;
                        interface Around {
                            default int price() { return 1; }
                            class Part implements Around { public int price() { return Around.super.price(); } }
                        }
                        """);
        assertThat(sources.calls("p/Around.java", "price")).containsExactly("exact p.Around#price()");
        assertThat(sources.calls("p/Sale.java", "price")).containsExactly("exact p.Item#price()");
        assertThat(sources.calls("p/Part.java", "price"))
                .containsExactly("exact p.Part.Item#price()", "exact p.Part.Item#price()");
    }

    @Test
    void typeArgumentsNeverMakeAnOverloadExactThatIsNotMeant() {
        JavaSources sources = user("""
                int counts(Stream<Foo> foos) { return 0; }
                int counts(Collection<Foo> foos) { return 0; }
                int counts(Foo... foos) { return 0; }
                int only(Stream<Foo> foos) { return 0; }
                int only(Foo foo) { return 0; }
                void u(List<Foo> list, Map<String, List<Foo>> map) {
                    counts(list.stream().filter(f -> f != null));
                    counts(map.values().stream().flatMap(l -> l.stream()));
                    counts(map.values().stream().flatMap(Collection::stream));
                    counts(map.values().stream().map(l -> l.get(0)).toList());
                    counts(Stream.concat(list.stream(), list.stream()));
                    counts(list.toArray(new Foo[0]));
                    counts(list.get(0));
                }
                """);
        assertThat(sources.calls("p/U.java", "counts")).containsExactly(
                "exact p.U#counts(Stream)", "exact p.U#counts(Stream)", "exact p.U#counts(Stream)",
                "exact p.U#counts(Collection)", "exact p.U#counts(Stream)",
                "exact p.U#counts(Foo[])", "exact p.U#counts(Foo[])");
    }

    @Test
    void typesOfLibrariesTellOverloadsByTheirNames() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                import lib.Reader;
                import lib.Writer;
                import other.Logger;
                import java.util.concurrent.atomic.AtomicReference;
                class U {
                    void open(Reader reader) {}
                    void open(Writer writer) {}
                    void set(Reader.Feature feature) {}
                    void set(Writer.Feature feature) {}
                    void close(Logger logger) {}
                    void close(AtomicReference<Throwable> first) {}
                    void u(Reader reader, Writer.Feature feature, lib.Sub sub, AtomicReference<Throwable> first) {
                        open(reader); open(new Writer()); set(feature); close(first); open(Reader.of());
                    }
                }
                """);
        assertThat(sources.calls("p/U.java", "open")).containsExactly(
                "exact p.U#open(Reader)", "exact p.U#open(Writer)", "ambiguous | p.U#open(Reader) | p.U#open(Writer)");
        assertThat(sources.calls("p/U.java", "set")).containsExactly("exact p.U#set(Feature)");
        assertThat(sources.calls("p/U.java", "close")).containsExactly("exact p.U#close(AtomicReference)");
    }

    @Test
    void anOverridingMethodMayNameALibrarysTypeThroughOtherImports() {
        JavaSources sources = new JavaSources()
                .with("p/Base.java", "package p; import lib.Reader; class Base { void read(Reader reader) {} }")
                .with("p/Sub.java", """
                        package p;
                        import lib.*;
                        import other.*;
                        class Sub extends Base { void read(Reader reader) {} void read(Writer writer) {} }
                        """)
                .with("p/U.java", "package p; import lib.Reader; class U { void u(Sub sub, Reader reader) { sub.read(reader); } }");
        assertThat(sources.calls("p/U.java", "read")).containsExactly("ambiguous | p.Sub#read(Reader) | p.Sub#read(Writer)");
    }
}

package dev.kotadb.parsers.language.java.resolve;

import static dev.kotadb.parsers.language.java.resolve.JavaFunctions.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.facts.ReferenceType;
import org.junit.jupiter.api.Test;

/** What types tell of functions and type parameters. */
class JavaInferenceTest {
    @Test
    void functionsThatAreWantedTogetherTellEachOthersTypes() {
        JavaSources sources = user("""
                static class Sum {
                    void add(Foo f) {} void add(Bar b) {} Sum plus(Sum s) { return this; }
                    Sum plus(Foo f) { return this; } Foo done() { return null; }
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
    void theFieldThatALambdaIsAssignedToTellsWhatItTakes() {
        JavaSources sources = user("""
                Function<? super Box<Foo>, Bar> function;
                Comparator<Foo> order;
                void u(U other) {
                    this.function = box -> box.get().bar();
                    function = (box) -> { return box.get().bar(); };
                    other.order = (a, b) -> a.size() - b.size();
                }
                """);
        assertThat(sources.calls("p/U.java", "bar")).containsExactly("exact p.Foo#bar()", "exact p.Foo#bar()");
        assertThat(sources.calls("p/U.java", "size")).containsExactly("exact p.Foo#size()", "exact p.Foo#size()");
    }
}

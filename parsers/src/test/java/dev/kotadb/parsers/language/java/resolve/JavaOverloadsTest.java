package dev.kotadb.parsers.language.java.resolve;

import static dev.kotadb.parsers.language.java.resolve.JavaFunctions.user;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What arguments tell of the method that is meant. */
class JavaOverloadsTest {
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

    @Test
    void typeArgumentsOfASupertypeTellOverloadsApart() {
        JavaSources sources = user("""
                interface Source {}
                static void read(Source... sources) {}
                static void read(Iterable<? extends Source> sources) {}
                static Names made() { return null; }
                static abstract class Names implements Source, Iterable<String> {
                    void u() { read(this); read(made()); }
                }
                static abstract class All<S extends Source> implements Source, Iterable<S> {
                    void u() { read(this); }
                }
                """);
        assertThat(sources.calls("p/U.java", "read")).containsExactly(
                "exact p.U#read(Source[])", "exact p.U#read(Source[])", "exact p.U#read(Iterable)");
    }

    @Test
    void bothBranchesOfAConditionalHaveToFit() {
        JavaSources sources = user("""
                void run(Step step) {}
                void run(Sink<String> sink) {}
                void run(Foo foo) {}
                void take(Object o) {}
                void take(int n) {}
                void map(Function<Bar, Foo> function) {}
                void u(boolean b, Walker walker, Sink<String> sink, Foo foo, Integer number, Size size) {
                    run(b ? walker::walk : this::act);
                    run((b ? (s -> act()) : sink));
                    run(b ? null : foo);
                    run(switch (size) { case ONE -> walker::walk; case TWO -> { act(); yield () -> act(); } default -> throw new Error(); });
                    take(b ? 1 : number);
                    take(b ? 1 : foo);
                    map(b ? U::one : switch (size) { case ONE -> bar -> { bar.end(); return null; }; default -> { yield U::one; } });
                }
                """);
        assertThat(sources.calls("p/U.java", "run")).containsExactly(
                "exact p.U#run(Step)", "exact p.U#run(Sink)", "exact p.U#run(Foo)", "exact p.U#run(Step)");
        assertThat(sources.calls("p/U.java", "take")).containsExactly("exact p.U#take(int)", "exact p.U#take(Object)");
        assertThat(sources.calls("p/U.java", "one")).containsExactly("exact p.U#one(Bar)", "exact p.U#one(Bar)");
        assertThat(sources.calls("p/U.java", "end")).containsExactly("exact p.Bar#end()");
    }

    @Test
    void whatIsKnownOfALibrarysTypeTellsOverloads() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                import lib.Writer;
                interface Provider<T> extends other.Provider<T> {}
                class Made implements Provider<String> {}
                class U {
                    void bind(Provider<?> provider) {}
                    void bind(other.Provider<?> provider) {}
                    void bind(Class<? extends other.Provider<?>> type) {}
                    void log(Writer writer) {}
                    void log(String text) {}
                    void show(Class<?> type) {}
                    void show(int n) {}
                    void u(Made made, Writer writer, other.Provider<String> provider) {
                        bind(made); bind(new Made()); bind(provider); log(writer); log(writer.toString());
                        show(writer.getClass()); show(writer.hashCode());
                    }
                }
                """);
        assertThat(sources.calls("p/U.java", "bind")).containsExactly(
                "exact p.U#bind(Provider)", "exact p.U#bind(Provider)", "exact p.U#bind(Provider)");
        assertThat(sources.calls("p/U.java", "log")).containsExactly("exact p.U#log(Writer)", "exact p.U#log(String)");
        assertThat(sources.calls("p/U.java", "show")).containsExactly("exact p.U#show(Class)", "exact p.U#show(int)");
    }
}

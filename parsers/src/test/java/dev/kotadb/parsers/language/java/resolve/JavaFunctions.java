package dev.kotadb.parsers.language.java.resolve;

/** Sources with functions and generic types, for classes that use them. */
final class JavaFunctions {
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

    private JavaFunctions() {}

    /** A class {@code p.U} with these members beside the types. */
    static JavaSources user(String members) {
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
}

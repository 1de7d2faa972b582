package dev.kotadb.parsers.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.golden.ParsedTree;
import dev.kotadb.parsers.source.ParserLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What methods override or implement, by the rules of each language. */
class OverridingTest {
    private static Parsers parsers;

    @BeforeAll
    static void openParsers() {
        parsers = Parsers.open(ParserLimits.DEFAULT);
    }

    @AfterAll
    static void closeParsers() {
        parsers.close();
    }

    @Test
    void comparesErasedParametersInJavaAndNamesWhatTheJdkDeclares() {
        assertThat(overridings(Map.of(
                "a/Store.java", """
                        package a;
                        public interface Store<T> {
                            void put(T one);
                            default T get(int at) { return null; }
                            static void of() {}
                        }
                        """,
                "a/Base.java", """
                        package a;
                        public class Base implements Store<String>, Runnable {
                            public void put(String one) {}
                            public void put(Object one) {}
                            public String get(int at) { return ""; }
                            public String get(long at) { return ""; }
                            public static void of() {}
                            void near() {}
                            private void own() {}
                            public void run() {}
                            @Override public String toString() { return ""; }
                        }
                        """,
                "a/Leaf.java", """
                        package a;
                        class Leaf extends Base {
                            public void put(String one) {}
                            void near() {}
                            private void own() {}
                        }
                        """,
                "b/Far.java", """
                        package b;
                        class Far extends a.Base {
                            void near() {}
                            Runnable make() { return new Runnable() { public void run() {} }; }
                        }
                        """)))
                .containsExactlyInAnyOrder(
                        "a.Base#put(String) -> a.Store#put(T)",
                        "a.Base#get(int) -> a.Store#get(int)",
                        "a.Base#run() -> jdk java.lang.Runnable#run()",
                        "a.Base#toString() -> jdk java.lang.Object#toString()",
                        "a.Leaf#put(String) -> a.Base#put(String)",
                        "a.Leaf#near() -> a.Base#near()",
                        "b.Far#make().<anonymous>#run() -> jdk java.lang.Runnable#run()");
    }

    @Test
    void findsInJavaWhatRecordsEnumConstantsAndInheritedMethodsImplement() {
        assertThat(overridings(Map.of("a/A.java", """
                package a;
                interface Named { String name(); int size(); }
                record Row(String name) implements Named { public int size() { return 1; } }
                enum Op {
                    ADD { int of(int x) { return x; } };
                    abstract int of(int x);
                }
                class Plain { public String name() { return ""; } public int size() { return 0; } }
                class Late extends Plain implements Named { public int size() { return 2; } }
                """)))
                .containsExactlyInAnyOrder(
                        "a.Row#name -> a.Named#name()",
                        "a.Row#size() -> a.Named#size()",
                        "a.Op#ADD.<anonymous>#of(int) -> a.Op#of(int)",
                        "a.Late#size() -> a.Plain#size()",
                        "a.Late#size() -> a.Named#size()",
                        "a.Plain#name() -> a.Named#name()",
                        "a.Plain#size() -> a.Named#size()");
    }

    @Test
    void followsTheResolutionOrderOfPythonsBases() {
        assertThat(overridings(Map.of(
                "base.py", """
                        class Base:
                            def __init__(self): pass
                            def run(self): pass
                            def __len__(self): return 0
                            def __hidden(self): pass
                            @property
                            def name(self): return ""
                        """,
                "leaf.py", """
                        from base import Base
                        class Middle(Base): pass
                        class Mixin:
                            def run(self): pass
                        class Leaf(Middle):
                            def __init__(self): pass
                            def run(self): pass
                            def __len__(self): return 1
                            def __hidden(self): pass
                            def other(self): pass
                            @property
                            def name(self): return "leaf"
                        class Both(Mixin, Base): pass
                        """)))
                .containsExactlyInAnyOrder(
                        "Leaf#run -> Base#run",
                        "Leaf#__len__ -> Base#__len__",
                        "Leaf#name -> Base#name",
                        "Mixin#run -> Base#run");
    }

    @Test
    void findsInTypeScriptMembersOfNamedTypesOnly() {
        assertThat(overridings(Map.of(
                "api.ts", """
                        export interface Shape { area(): number; label: () => string }
                        export interface Solid extends Shape { area(): number; volume(): number }
                        export abstract class Base<T> { abstract load(key: string): T; static make() {} private own() {} }
                        """,
                "impl.ts", """
                        import { Base, Shape, Solid } from "./api";
                        class Square implements Shape { area() { return 1 } label = () => "s"; extra() {} }
                        class Cache extends Base<number> { load(key: string) { return 1 } static make() {} private own() {} }
                        class Loose { area() { return 2 } label() { return "" } }
                        class Tight extends Loose implements Shape {}
                        const unit: Shape = { area() { return 1 }, label: () => "u" };
                        const other = { area() { return 1 } };
                        """)))
                .containsExactlyInAnyOrder(
                        "Solid#area -> Shape#area",
                        "Square#area -> Shape#area",
                        "Square#label -> Shape#label",
                        "Cache#load -> Base#load",
                        "Loose#area -> Shape#area",
                        "Loose#label -> Shape#label",
                        "unit#area -> Shape#area",
                        "unit#label -> Shape#label");
    }

    @Test
    void implementsInGoTheInterfacesWhoseMethodsATypeHas() {
        assertThat(overridings(Map.of(
                "go.mod", "module example.org/m\n",
                "api/api.go", """
                        package api
                        import "io"
                        type Item struct{}
                        type Reader interface { Read(to *Item, n int) (bool, error) }
                        type Closer interface { Close() error }
                        type Both interface { Reader; Closer }
                        type Wide interface { Close() error; More() }
                        type Open interface { io.Reader; Close() error }
                        type hidden interface { close() }
                        """,
                "impl/file.go", """
                        package impl
                        import "example.org/m/api"
                        type Base struct{}
                        func (b *Base) Close() error { return nil }
                        func (b *Base) close() {}
                        type File struct { *Base }
                        func (f *File) Read(item *api.Item, count int) (ok bool, err error) { return true, nil }
                        type Other struct{}
                        func (o Other) Read(n int) (bool, error) { return false, nil }
                        """)))
                .containsExactlyInAnyOrder(
                        "Base#Close -> Closer#Close",
                        "File#Read -> Reader#Read");
    }

    private static List<String> overridings(Map<String, String> sources) {
        ParsedTree tree = ParsedTree.of(sources, parsers);
        List<String> lines = new ArrayList<>();
        for (String path : tree.paths()) {
            for (Overriding one : tree.resolve(path).overridings()) {
                Target target = one.overridden();
                ExternalSymbol external = one.external();
                String overridden = target != null
                        ? target.symbol().qualifiedName()
                        : external == null ? "nothing" : external.scheme().sqlName() + " " + external.qualifiedName();
                lines.add(one.method().symbol().qualifiedName() + " -> " + overridden);
            }
        }
        return lines;
    }
}

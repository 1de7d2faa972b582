package dev.kotadb.parsers.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.golden.ParsedTree;
import dev.kotadb.parsers.source.ParserLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What resolvers say of why a reference means what it means. */
class ExplanationTest {
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
    void saysWhyAnOverloadOfJavaIsChosenAndTheOthersAreNot() {
        Map<String, String> sources = Map.of(
                "a/Store.java", """
                        package a;
                        public class Store {
                            public void put(int one) {}
                            public void put(long one) {}
                            public void put(String one) {}
                            public void put(String one, int at) {}
                            private void put(Store one) {}
                        }
                        """,
                "b/User.java", """
                        package b;
                        import a.Store;
                        class User {
                            void f(Store store) { store.put(1); }
                        }
                        """);
        assertThat(explained(sources, "b/User.java", 4, "put")).containsSubsequence(
                "exact a.Store#put(int)",
                "lookup: imports of Store in b/User.java: line 2: module a name Store",
                "receiver: type of the receiver: a.Store",
                "lookup: put in a.Store: method a.Store#put(int) (a/Store.java), method a.Store#put(long) (a/Store.java),"
                        + " method a.Store#put(String) (a/Store.java), method a.Store#put(String,int) (a/Store.java),"
                        + " method a.Store#put(Store) (a/Store.java)",
                "candidate: method a.Store#put(Store) (a/Store.java): rejected: not visible from here",
                "candidate: method a.Store#put(int) (a/Store.java): chosen",
                "candidate: method a.Store#put(long) (a/Store.java): rejected: less specific than method a.Store#put(int) (a/Store.java)",
                "candidate: method a.Store#put(String) (a/Store.java): rejected: argument 1 of type int does not fit java.lang.String",
                "candidate: method a.Store#put(String,int) (a/Store.java): rejected: it takes 2 arguments, not 1");
        assertThat(explained(sources, "b/User.java", 4, "Store")).contains(
                "exact a.Store", "lookup: imports of Store in b/User.java: line 2: module a name Store");
        assertThat(explained(Map.of("A.java", "class A { void f(java.util.List<String> l) { l.add(1, null); } }"), "A.java", 1, "add"))
                .contains(
                        "external",
                        "receiver: type of the receiver: java.util.List<java.lang.String>",
                        "lookup: type java.util.List of the JDK and the jars: found",
                        "candidate: java.util.List#add(int,E): chosen: the only one that takes 2 arguments",
                        "candidate: java.util.List#add(E): rejected: it takes 1 argument, not 2");
        assertThat(explained(sources, "b/User.java", 2, "Store"))
                .contains("exact a.Store", "lookup: files java:a.Store: a/Store.java");
    }

    @Test
    void saysWhereNamesOfOtherLanguagesAreFound() {
        assertThat(explained(
                        Map.of("pkg/base.py", "class Base:\n    def run(self): pass\n",
                                "pkg/use.py", "from pkg.base import Base\ndef f(b: Base, x):\n    b.run()\n    x.run_all()\n"),
                        "pkg/use.py", 3, "run"))
                .contains(
                        "exact Base#run",
                        "receiver: receiver: a value of class Base (pkg/base.py)",
                        "lookup: run in Base: method Base#run (pkg/base.py)",
                        "rule: the name stands for: method Base#run (pkg/base.py)");
        assertThat(explained(
                        Map.of("a.ts", "export class Log { write() {} }\n", "b.ts", "import { Log } from './a';\nnew Log().write();\n"),
                        "b.ts", 2, "Log"))
                .contains("exact Log", "lookup: imports of Log in b.ts: line 1: module ./a name Log");
        assertThat(explained(
                        Map.of("go.mod", "module m\n", "a/a.go", "package a\n\ntype T struct{}\n\nfunc (t T) Run() {}\n",
                                "b/b.go", "package b\n\nimport \"m/a\"\n\nfunc f(t a.T) {\n\tt.Run()\n}\n"),
                        "b/b.go", 6, "Run"))
                .contains("exact T#Run", "receiver: receiver: a value of class T (a/a.go)");
    }

    @Test
    void saysThatNothingIsKnownAndWhatIsGuessed() {
        Map<String, String> sources = Map.of(
                "a.py", "class One:\n    def run_all(self): pass\n",
                "b.py", "def f(x):\n    x.run_all()\n    x.other()\n");
        assertThat(explained(sources, "b.py", 2, "run_all")).contains(
                "heuristic One#run_all",
                "receiver: receiver: not known",
                "rule: nothing tells the type of the receiver: all members of the name in the repository are candidates",
                "candidate: method One#run_all (a.py): guessed: the only one of the name");
        assertThat(explained(sources, "b.py", 3, "other")).contains("unresolved", "receiver: receiver: not known");
        assertThat(explained(sources, "b.py", 1, "f")).isEmpty();
    }

    @Test
    void saysWhichCallsTellTheTypeOfAParameter() {
        Map<String, String> sources = Map.of("a.py", """
                class Foo:
                    def run(self): pass
                def _go(one, two=None, *, three=None):
                    one.run()
                    three.run()
                def f(foo: Foo):
                    _go(foo)
                    _go(Foo(), three=foo)
                    _go(one=foo, two=1)
                """);
        assertThat(explained(sources, "a.py", 4, "run")).contains(
                "heuristic Foo#run",
                "receiver: receiver: a value of class Foo (a.py)",
                "rule: the calls tell the type of one: all 3 calls pass a value of class Foo (a.py): a.py:7, a.py:8, a.py:9");
        assertThat(explained(sources, "a.py", 5, "run")).contains(
                "heuristic Foo#run",
                "rule: the calls tell the type of three: 1 of 3 calls passes a value of class Foo (a.py): a.py:8; the others pass nothing or the parameter itself");
    }

    /** The resolution, then the steps. */
    private static List<String> explained(Map<String, String> sources, String path, int line, String name) {
        return ParsedTree.of(sources, parsers).explain(path, line).stream()
                .filter(each -> each.reference().name().equals(name))
                .limit(1)
                .flatMap(each -> Stream.concat(
                        Stream.of(meaning(each.reference())),
                        each.steps().stream().map(step ->
                                step.kind().name().toLowerCase(Locale.ROOT) + ": " + step.subject() + ": " + step.outcome())))
                .toList();
    }

    private static String meaning(ResolvedReference one) {
        Target target = one.target();
        return one.resolution().sqlName() + (target == null ? "" : " " + target.symbol().qualifiedName());
    }
}

package dev.kotadb.parsers.language.go;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What values and types tell of members. */
class GoTypesTest {
    private static final String TYPES = """
            package p

            type Row struct{ Next *Row }
            type Log struct{ Level int }
            func (r Row) Print() {}
            func (l *Log) Print() {}
            func Both() (*Row, *Log, error) { return nil, nil, nil }
            func Named() (rows []Row, logs map[string]*Log) { return nil, nil }
            func Make[T any](x T) *Row { return nil }
            func Pair[K, V any](k K, v V) *Row { return nil }
            func Seq() func(yield func(*Row, Log) bool) { return nil }
            type Visit func(row Row, depth int) *Log
            """;

    /** What is called Print in the body of a function, in the order of the source. */
    private static List<String> prints(String body) {
        SourceTree tree = SourceTree.of("p/types.go", TYPES, "p/use.go", "package p\nfunc use(v any, ch chan Row) {\n" + body + "\n}\n");
        List<String> prints = new ArrayList<>();
        for (int line = 3; line < 3 + body.lines().count(); line++) {
            if (body.lines().toList().get(line - 3).contains("Print")) {
                prints.add(tree.meaning("p/use.go", line, "Print").replace("exact p/types.go ", ""));
            }
        }
        return prints;
    }

    private static List<String> references(SourceTree tree, int line) {
        return tree.resolve("p/use.go").references().stream()
                .filter(one -> one.line() == line)
                .map(one -> one.type().sqlName() + " " + one.name())
                .toList();
    }

    /** The line that the references to {@code name} in this line lead to. */
    private static int lineOfName(SourceTree tree, int line) {
        return tree.resolve("p/use_test.go").references().stream()
                .filter(one -> one.line() == line && one.name().equals("name"))
                .mapToInt(one -> requireNonNull(one.target()).symbol().nameLine())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallOfAGenericFunctionIsACall() {
        SourceTree tree = SourceTree.of("p/types.go", TYPES, "p/use.go", """
                package p
                func use(list []func(int) *Row, i int) {
                	Make[int](1).Print()
                	Pair[int, string](1, "").Print()
                	list[i](1)
                }
                """);
        assertThat(references(tree, 3)).containsExactly("call Make", "call Print");
        assertThat(tree.meaning("p/use.go", 3, "Print")).isEqualTo("exact p/types.go Row#Print");
        assertThat(references(tree, 4)).containsExactly("call Pair", "call Print");
        assertThat(tree.meaning("p/use.go", 4, "Print")).isEqualTo("exact p/types.go Row#Print");
        assertThat(references(tree, 5)).isEmpty();
    }

    @Test
    void theVariableOfATypeSwitchHasTheTypeOfItsCase() {
        assertThat(prints("""
                switch x := v.(type) {
                case *Row:
                	x.Print()
                case Log:
                	x.Print()
                case []Row:
                	x[0].Print()
                }""")).containsExactly("Row#Print", "Log#Print", "Row#Print");
    }

    @Test
    void eachResultOfACallHasItsOwnType() {
        assertThat(prints("""
                r, l, _ := Both()
                r.Print()
                l.Print()
                rows, logs := Named()
                rows[0].Print()
                logs[""].Print()
                """)).containsExactly("Row#Print", "Log#Print", "Row#Print", "Log#Print");
    }

    @Test
    void aLoopNamesWhatItsRangeGives() {
        assertThat(prints("""
                for row, log := range Seq() {
                	row.Print()
                	log.Print()
                }
                for row := range ch {
                	row.Print()
                }
                var keys map[Log]Row
                for log, row := range keys {
                	log.Print()
                	row.Print()
                }
                for i := range 3 {
                	_ = i
                }
                select {
                case row, ok := <-ch:
                	row.Print()
                }
                """)).containsExactly("Row#Print", "Log#Print", "Row#Print", "Log#Print", "Row#Print", "Row#Print");
    }

    @Test
    void aLocalFunctionHasResults() {
        assertThat(prints("""
                f := func(n int) *Log { return nil }
                f(1).Print()
                var visit Visit
                visit(Row{}, 1).Print()
                """)).containsExactly("Log#Print", "Log#Print");
    }

    @Test
    void structsWithoutANameHaveFields() {
        SourceTree tree = SourceTree.of("p/types.go", TYPES, "p/use_test.go", """
                package p
                var all = map[string]struct{ row *Row }{"a": {row: nil}}
                func use(name string) {
                	tests := []struct {
                		name string
                		log  Log
                		deep struct{ row Row }
                	}{
                		{name: "a", log: Log{Level: 1}},
                	}
                	for _, tt := range tests {
                		tt.log.Print()
                		tt.deep.row.Print()
                	}
                	other := []struct{ name int }{{name: 1}}
                	_ = other[0].name
                	all["a"].row.Print()
                }
                """);
        assertThat(tree.meaning("p/use_test.go", 2, "row")).isEqualTo("exact p/use_test.go all.struct#row");
        assertThat(tree.meaning("p/use_test.go", 9, "name")).isEqualTo("exact p/use_test.go use.struct#name");
        assertThat(tree.meaning("p/use_test.go", 9, "Level")).isEqualTo("exact p/types.go Log#Level");
        assertThat(tree.meaning("p/use_test.go", 12, "log")).isEqualTo("exact p/use_test.go use.struct#log");
        assertThat(tree.meaning("p/use_test.go", 12, "Print")).isEqualTo("exact p/types.go Log#Print");
        assertThat(tree.meaning("p/use_test.go", 13, "Print")).isEqualTo("exact p/types.go Row#Print");
        assertThat(lineOfName(tree, 15)).isEqualTo(15);
        assertThat(lineOfName(tree, 16)).isEqualTo(15);
        assertThat(lineOfName(tree, 9)).isEqualTo(5);
        assertThat(tree.meaning("p/use_test.go", 17, "Print")).isEqualTo("exact p/types.go Row#Print");
    }

    @Test
    void keysOfLiteralsWithoutATypeNameFieldsOfTheElement() {
        SourceTree tree = SourceTree.of("p/types.go", TYPES, "p/use.go", """
                package p
                const Level = 1
                var rows = []*Row{{Next: nil}}
                var logs = map[string][]Log{"a": {{Level: 1}}}
                var numbers = map[int]string{Level: "x"}
                var nested = [][]int{{Level: 2}}
                """);
        assertThat(tree.meaning("p/use.go", 3, "Next")).isEqualTo("exact p/types.go Row#Next");
        assertThat(tree.meaning("p/use.go", 4, "Level")).isEqualTo("exact p/types.go Log#Level");
        assertThat(tree.meaning("p/use.go", 5, "Level")).isEqualTo("exact p/use.go Level");
        assertThat(tree.meaning("p/use.go", 6, "Level")).isEqualTo("exact p/use.go Level");
    }

    @Test
    void anEmbeddedTypeIsAFieldOfItsName() {
        SourceTree tree = SourceTree.of("go.mod", "module m\n", "lib/lib.go", """
                package lib
                type Base struct{}
                func (b *Base) Label() {}
                """, "p/p.go", """
                package p
                import ("m/lib"; "net/http")
                type Book struct {
                	*lib.Base
                	http.ResponseWriter
                	Inner
                }
                type Inner struct{ n int }
                func use(b *Book) {
                	b.Base.Label()
                	b.Label()
                	b.ResponseWriter.Header()
                	_ = b.Inner.n
                	_ = Book{Inner: Inner{n: 1}}
                }
                """);
        assertThat(tree.meaning("p/p.go", 4, "Base")).isEqualTo("exact lib/lib.go Base");
        assertThat(tree.meaning("p/p.go", 10, "Base")).isEqualTo("exact p/p.go Book#Base");
        assertThat(tree.meaning("p/p.go", 10, "Label")).isEqualTo("exact lib/lib.go Base#Label");
        assertThat(tree.meaning("p/p.go", 11, "Label")).isEqualTo("exact lib/lib.go Base#Label");
        assertThat(tree.meaning("p/p.go", 12, "ResponseWriter")).isEqualTo("exact p/p.go Book#ResponseWriter");
        assertThat(tree.meaning("p/p.go", 12, "Header")).isEqualTo("external");
        assertThat(tree.meaning("p/p.go", 13, "n")).isEqualTo("exact p/p.go Inner#n");
        assertThat(tree.meaning("p/p.go", 14, "n")).isEqualTo("exact p/p.go Inner#n");
    }

    @Test
    void keysOfANamedMapTypeAreNoFields() {
        SourceTree tree = SourceTree.of(
                "p/keys.go", "package p\n\ntype key string\nconst Name key = \"n\"\ntype Names map[key]string\ntype Row struct{ Name string }\n",
                "p/use.go", "package p\n\nvar names = Names{Name: \"x\"}\nvar row = Row{Name: \"x\"}\n");

        assertThat(tree.meaning("p/use.go", 3, "Name")).isEqualTo("exact p/keys.go Name");
        assertThat(tree.meaning("p/use.go", 4, "Name")).isEqualTo("exact p/keys.go Row#Name");
    }
}

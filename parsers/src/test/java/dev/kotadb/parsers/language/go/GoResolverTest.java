package dev.kotadb.parsers.language.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

class GoResolverTest {
    private static final String MOD = "module example.org/app\n\nreplace example.org/lib => ./third/lib\n";
    private static final String STORE = """
            package store

            type Store struct {
            	Base
            	rows []*Row
            }
            type Base struct{}
            type Row struct{ Next *Row }
            func New() (*Store, error) { return &Store{}, nil }
            func (b *Base) Close() error { return nil }
            func (r Row) Print() {}
            """;

    @Test
    void findsPackagesByTheModulesPathAndItsReplacements() {
        SourceTree tree = SourceTree.of(
                "go.mod", MOD, "store/store.go", STORE, "third/lib/lib.go", "package other\n\nfunc Do() {}\n",
                "cmd/main.go", """
                        package main
                        import (
                        	"fmt"
                        	"example.org/app/store"
                        	"example.org/lib"
                        	"github.com/x/y"
                        )
                        func main() {
                        	s, _ := store.New()
                        	s.Close()
                        	other.Do()
                        	y.Go()
                        	fmt.Println(len("x"))
                        }
                        """);

        assertThat(tree.meaning("cmd/main.go", 4, "example.org/app/store")).isEqualTo("exact store/store.go");
        assertThat(tree.meaning("cmd/main.go", 6, "github.com/x/y")).isEqualTo("external");
        assertThat(tree.meaning("cmd/main.go", 9, "New")).isEqualTo("exact store/store.go New");
        assertThat(tree.meaning("cmd/main.go", 10, "Close")).isEqualTo("exact store/store.go Base#Close");
        assertThat(tree.meaning("cmd/main.go", 11, "Do")).isEqualTo("exact third/lib/lib.go Do");
        assertThat(tree.meaning("cmd/main.go", 12, "Go")).isEqualTo("external");
        assertThat(tree.meaning("cmd/main.go", 13, "Println")).isEqualTo("external");
    }

    @Test
    void seesAllFilesOfItsPackageButNotThoseOfItsTests() {
        SourceTree tree = SourceTree.of(
                "p/a.go", "package p\n\nfunc A() { b(); helper() }\n",
                "p/b.go", "package p\n\nfunc b() {}\n",
                "p/x_test.go", "package p_test\n\nfunc helper() {}\n");

        assertThat(tree.meaning("p/a.go", 3, "b")).isEqualTo("exact p/b.go b");
        assertThat(tree.meaning("p/a.go", 3, "helper")).isEqualTo("unresolved");
    }

    @Test
    void followsFieldsElementsAndMethodsInOtherFiles() {
        SourceTree tree = SourceTree.of(
                "store/store.go", STORE, "store/more.go",
                "package store\n\nfunc (s *Store) All() []*Row {\n\treturn s.rows\n}\n"
                        + "func f(s *Store) {\n\tfor _, r := range s.All() {\n\t\tr.Next.Print()\n\t}\n\ts.rows[0].Print()\n}\n");

        assertThat(tree.meaning("store/more.go", 4, "rows")).isEqualTo("exact store/store.go Store#rows");
        assertThat(tree.meaning("store/more.go", 7, "All")).isEqualTo("exact store/more.go Store#All");
        assertThat(tree.meaning("store/more.go", 8, "Next")).isEqualTo("exact store/store.go Row#Next");
        assertThat(tree.meaning("store/more.go", 8, "Print")).isEqualTo("exact store/store.go Row#Print");
        assertThat(tree.meaning("store/more.go", 10, "Print")).isEqualTo("exact store/store.go Row#Print");
    }

    @Test
    void comesToAnEndOnTypesThatEmbedEachOther() {
        SourceTree tree = SourceTree.of(
                "p/a.go", "package p\n\ntype A struct{ *B; *A }\ntype B struct{ *A; *B }\nfunc f(a A) { a.Missing() }\n");

        assertThat(tree.meaning("p/a.go", 5, "Missing")).isEqualTo("unresolved");
    }
}

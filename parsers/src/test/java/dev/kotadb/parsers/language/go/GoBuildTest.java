package dev.kotadb.parsers.language.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoBuildTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "a_linux.go; ; b_windows.go; ; false",
        "a_linux.go; ; b_unix.go; unix; true",
        "a_plan9.go; ; b.go; unix; false",
        "a_linux_amd64.go; ; b_arm64.go; ; false",
        "a_linux_amd64_test.go; ; b_amd64.go; ; true",
        "linux.go; ; b_windows.go; ; true",
        "a.go; linux; b.go; !linux; false",
        "a.go; linux || darwin; b.go; !linux && !windows; true",
        "a.go; !(linux || darwin); b_linux.go; ; false",
        "a.go; go1.18; b.go; !go1.18; false",
        "a.go; ; b.go; !go1.18; false",
        "a.go; ; b.go; go1.18; true",
        "a.go; go1.18; b.go; cgo; true",
        "a.go; android; b_linux.go; ; true",
        "a.go; x && (; b.go; !x; true"
    })
    void filesAreBuiltTogetherIfSomeBuildTakesBoth(String one, String condition, String other, String second, boolean together) {
        GoBuild first = GoBuild.of(one, condition == null ? "" : condition);
        assertThat(GoBuild.together(List.of(first, GoBuild.of(other, second == null ? "" : second)))).isEqualTo(together);
    }

    @Test
    void olderLinesMeanTheSame() {
        String modern = GoBuild.modern(List.of("linux,amd64 darwin", "!cgo"));
        Stream.of("linux && amd64 && !cgo", "darwin && !cgo").forEach(fits ->
                assertThat(GoBuild.together(List.of(GoBuild.of("a.go", modern), GoBuild.of("b.go", fits)))).as(fits).isTrue());
        Stream.of("cgo", "linux && arm").forEach(fails ->
                assertThat(GoBuild.together(List.of(GoBuild.of("a.go", modern), GoBuild.of("b.go", fails)))).as(fails).isFalse());
    }

    @Test
    void constraintsChooseAmongDeclarationsOfOneName() {
        SourceTree tree = SourceTree.of(
                "p/dial_darwin.go", "package p\n\ntype Conn struct{ fd int }\nfunc (c *Conn) Close() {}\nfunc dial() *Conn { return nil }\n",
                "p/dial_other.go", "// Copyright\n\n//go:build !darwin\n\npackage p\n\ntype Conn struct{ fd int }\n"
                        + "func (c *Conn) Close() {}\nfunc dial() *Conn { return nil }\n",
                "p/use_linux.go", "package p\n\nfunc Linux(c *Conn) { dial().Close(); c.fd = 1 }\n",
                "p/use_darwin.go", "package p\n\nfunc Darwin(c *Conn) { dial().Close(); c.fd = 1 }\n",
                "p/use.go", "package p\n\nfunc Any(c *Conn) { dial().Close() }\n",
                "p/old.go", "// +build !darwin\n\npackage p\n\nfunc Old(c *Conn) { dial().Close() }\n");

        assertThat(tree.meaning("p/use_linux.go", 3, "dial")).isEqualTo("exact p/dial_other.go dial");
        assertThat(tree.meaning("p/use_linux.go", 3, "Close")).isEqualTo("exact p/dial_other.go Conn#Close");
        assertThat(tree.meaning("p/use_linux.go", 3, "fd")).isEqualTo("exact p/dial_other.go Conn#fd");
        assertThat(tree.meaning("p/use_darwin.go", 3, "dial")).isEqualTo("exact p/dial_darwin.go dial");
        assertThat(tree.meaning("p/use_darwin.go", 3, "Conn")).isEqualTo("exact p/dial_darwin.go Conn");
        assertThat(tree.meaning("p/old.go", 5, "Close")).isEqualTo("exact p/dial_other.go Conn#Close");
        assertThat(tree.meaning("p/use.go", 3, "dial")).isEqualTo("heuristic p/dial_other.go dial");
        assertThat(tree.meaning("p/use.go", 3, "Conn")).isEqualTo("heuristic p/dial_other.go Conn");
        assertThat(tree.meaning("p/use.go", 3, "Close")).isEqualTo("heuristic p/dial_other.go Conn#Close");
    }

    @Test
    void withoutAUsualBuildDeclarationsOfSeveralBuildsAreAmbiguous() {
        SourceTree tree = SourceTree.of(
                "p/dial_darwin.go", "package p\n\nfunc dial() {}\n",
                "p/dial_windows.go", "package p\n\nfunc dial() {}\n",
                "p/old.go", "//go:build !go1.17\n\npackage p\n\nfunc env() {}\n",
                "p/new.go", "//go:build go1.17\n\npackage p\n\nfunc env() {}\n",
                "p/use.go", "package p\n\nfunc Any() { dial(); env() }\n");

        assertThat(tree.meaning("p/use.go", 3, "dial")).isEqualTo("ambiguous dial dial");
        assertThat(tree.meaning("p/use.go", 3, "env")).isEqualTo("exact p/new.go env");
    }
}

package dev.kotadb.jobs.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void showsWhatDiffersWithTwoLinesAround() {
        assertThat(LineDiff.of("a\nb\nc\nd\ne\nf\ng\nh", "a\nb\nc\nd\nE\nf\ng\nh"))
                .containsExactly("  …", "  c", "  d", "- e", "+ E", "  f", "  g", "  …");
    }

    @Test
    void keepsTheLinesThatAreMovedPast() {
        assertThat(LineDiff.of("a\nb\nc", "b\nc\na")).containsExactly("- a", "  b", "  c", "+ a");
        assertThat(LineDiff.of("x\na\ny\nb\nz", "a\nb")).containsExactly("- x", "  a", "- y", "  b", "- z");
    }

    @Test
    void showsAllOfATextThatIsOnOneSideOnly() {
        assertThat(LineDiff.of("", "a\nb")).containsExactly("+ a", "+ b");
        assertThat(LineDiff.of("a\na", "a\na\na")).containsExactly("  a", "  a", "+ a");
        assertThat(LineDiff.of("a", "a")).containsExactly("  …");
    }
}

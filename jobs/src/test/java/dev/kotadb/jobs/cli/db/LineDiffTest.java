package dev.kotadb.jobs.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void showsWhatDiffersWithTwoLinesOfContext() {
        assertThat(LineDiff.of("a\nb\nc\nd\ne\nf\ng\nh", "a\nb\nc\nd\nE\nf\ng\nh"))
                .containsExactly("@@ -3,5 +3,5 @@", " c", " d", "-e", "+E", " f", " g");
    }

    @Test
    void keepsTheLinesThatOthersMoveAcross() {
        assertThat(LineDiff.of("x\na\ny\nb\nz", "a\nb"))
                .containsExactly("@@ -1,5 +1,2 @@", "-x", " a", "-y", " b", "-z");
    }

    @Test
    void showsAllOfATextThatHasNoCounterpart() {
        assertThat(LineDiff.of("", "a\nb")).containsExactly("@@ -0,0 +1,2 @@", "+a", "+b");
    }

    @Test
    void ignoresALineFeedAtTheEnd() {
        assertThat(LineDiff.of("a\n", "a")).isEmpty();
    }
}

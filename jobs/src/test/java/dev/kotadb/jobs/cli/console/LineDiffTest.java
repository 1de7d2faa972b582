package dev.kotadb.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void saysInWhichLineEachHunkDiffersFirst() {
        assertThat(LineDiff.hunks("a\nb\nc\nd\ne\nf\ng\nh\ni\n", "a\nb\nX\nd\ne\nf\ng\nh\ni\nj\n"))
                .containsExactly(
                        new LineDiff.Hunk(3, List.of("@@ -1,5 +1,5 @@", " a", " b", "-c", "+X", " d", " e")),
                        new LineDiff.Hunk(10, List.of("@@ -8,2 +8,3 @@", " h", " i", "+j")));
        assertThat(LineDiff.hunks("", "a")).extracting(LineDiff.Hunk::line).containsExactly(1);
    }
}

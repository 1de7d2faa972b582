package dev.kotadb.jobs.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.graph.FolderGraph.Used;
import org.junit.jupiter.api.Test;

class FolderGraphTest {
    @Test
    void theMostUsedFilesAreThoseThatMostOtherFilesDependOn() {
        FolderGraph.Builder graph = new FolderGraph.Builder();
        graph.edge("a", "z", 1, 50);
        graph.edge("b", "y", 1, 0);
        graph.edge("c", "y", 0, 1);
        graph.edge("y", "x", 0, 9);

        assertThat(graph.build().mostUsed(2)).containsExactly(new Used("y", 2), new Used("x", 1));
        assertThat(graph.build().mostUsed(9)).extracting(Used::path).containsExactly("y", "x", "z");
    }
}

package dev.kotadb.jobs.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileGraphTest {
    @Test
    void findsEveryCycleOnce() {
        FileGraph graph = new FileGraph();
        edge(graph, 1, 2);
        edge(graph, 2, 3);
        edge(graph, 3, 1);
        edge(graph, 3, 4);
        edge(graph, 4, 5);
        edge(graph, 5, 4);
        edge(graph, 5, 6);
        edge(graph, 7, 7);

        assertThat(graph.cycles()).containsExactly(List.of(id(1), id(2), id(3)), List.of(id(4), id(5)));
    }

    @Test
    void findsNoneInATree() {
        FileGraph graph = new FileGraph();
        for (int i = 1; i < 5000; i++) {
            edge(graph, i / 2, i);
        }
        assertThat(graph.cycles()).isEmpty();
    }

    @Test
    void goesAsDeepAsTheGraph() {
        int nodes = 300_000;
        int[] from = new int[nodes];
        int[] to = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            from[i] = i;
            to[i] = (i + 1) % nodes;
        }
        assertThat(StronglyConnectedComponents.of(nodes, from, to, nodes)).containsOnly(0);
        assertThat(StronglyConnectedComponents.of(nodes, from, to, nodes - 1)).doesNotHaveDuplicates();
    }

    @Test
    void agreesWithReachability() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(12);
            int edges = random.nextInt(30);
            int[] from = random.ints(edges, 0, nodes).toArray();
            int[] to = random.ints(edges, 0, nodes).toArray();
            boolean[][] reaches = reachability(nodes, from, to);
            int[] component = StronglyConnectedComponents.of(nodes, from, to, edges);
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < nodes; b++) {
                    assertThat(component[a] == component[b])
                            .as("seed %d, %d and %d", seed, a, b)
                            .isEqualTo(a == b || (reaches[a][b] && reaches[b][a]));
                }
            }
        }
    }

    private static boolean[][] reachability(int nodes, int[] from, int[] to) {
        boolean[][] reaches = new boolean[nodes][nodes];
        for (int i = 0; i < from.length; i++) {
            reaches[from[i]][to[i]] = true;
        }
        for (int via = 0; via < nodes; via++) {
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < nodes; b++) {
                    reaches[a][b] |= reaches[a][via] && reaches[via][b];
                }
            }
        }
        return reaches;
    }

    private static void edge(FileGraph graph, int from, int to) {
        graph.edge(id(from), id(to));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}

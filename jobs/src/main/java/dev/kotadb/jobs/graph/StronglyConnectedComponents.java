package dev.kotadb.jobs.graph;

/**
 * Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972) without recursion: time and space grow
 * with nodes plus edges, whatever the graph's depth.
 */
public final class StronglyConnectedComponents {
    private static final int UNSEEN = 0;

    private final int[] firstEdge;
    private final int[] targets;
    private final int[] order;
    private final int[] lowest;
    private final int[] component;
    private final int[] nextEdge;
    private final int[] open;
    private final int[] path;
    private int openSize;
    private int seen;
    private int components;

    private StronglyConnectedComponents(int nodes, int[] from, int[] to, int edges) {
        firstEdge = new int[nodes + 1];
        targets = new int[edges];
        group(from, to, edges);
        order = new int[nodes];
        lowest = new int[nodes];
        component = new int[nodes];
        nextEdge = new int[nodes];
        open = new int[nodes];
        path = new int[nodes];
    }

    /**
     * For each node the number of its component, from 0 without gaps; two nodes have the same if and only if each can
     * be reached from the other.
     *
     * @param nodes how many there are, numbered from 0
     * @param from where each edge begins
     * @param to where it ends
     * @param edges how many of the two arrays' elements count
     */
    public static int[] of(int nodes, int[] from, int[] to, int edges) {
        StronglyConnectedComponents search = new StronglyConnectedComponents(nodes, from, to, edges);
        for (int node = 0; node < nodes; node++) {
            if (search.order[node] == UNSEEN) {
                search.visit(node);
            }
        }
        return search.component;
    }

    /** Counting sort of the edges by where they begin. */
    private void group(int[] from, int[] to, int edges) {
        for (int i = 0; i < edges; i++) {
            firstEdge[from[i] + 1]++;
        }
        for (int node = 1; node < firstEdge.length; node++) {
            firstEdge[node] += firstEdge[node - 1];
        }
        int[] next = firstEdge.clone();
        for (int i = 0; i < edges; i++) {
            targets[next[from[i]]++] = to[i];
        }
    }

    private void visit(int root) {
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int node = path[depth];
            if (nextEdge[node] < firstEdge[node + 1]) {
                int target = targets[nextEdge[node]++];
                if (order[target] == UNSEEN) {
                    path[++depth] = target;
                    enter(target);
                } else if (component[target] < 0) {
                    lowest[node] = Math.min(lowest[node], order[target]);
                }
            } else {
                leave(node);
                depth--;
                if (depth >= 0) {
                    lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[node]);
                }
            }
        }
    }

    private void enter(int node) {
        seen++;
        order[node] = seen;
        lowest[node] = seen;
        component[node] = -1;
        nextEdge[node] = firstEdge[node];
        open[openSize++] = node;
    }

    private void leave(int node) {
        if (lowest[node] != order[node]) {
            return;
        }
        int member;
        do {
            member = open[--openSize];
            component[member] = components;
        } while (member != node);
        components++;
    }
}

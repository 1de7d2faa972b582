package dev.kotadb.jobs.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An order of few nodes in which edges lead onwards, except within cycles, of which few and light edges lead back.
 *
 * @param nodes in this order
 * @param cyclic whether a node is in a cycle, by node
 */
public record LayeredOrder(List<Integer> nodes, List<Boolean> cyclic) {
    public LayeredOrder {
        nodes = List.copyOf(nodes);
        cyclic = List.copyOf(cyclic);
    }

    /** @param weights of the edge from one node to another; 0 if there is none */
    public static LayeredOrder of(long[][] weights) {
        int nodes = weights.length;
        int[] from = IntStream.range(0, nodes * nodes).filter(each -> isEdge(weights, each / nodes, each % nodes))
                .map(each -> each / nodes).toArray();
        int[] to = IntStream.range(0, nodes * nodes).filter(each -> isEdge(weights, each / nodes, each % nodes))
                .map(each -> each % nodes).toArray();
        int[] component = StronglyConnectedComponents.of(nodes, from, to, from.length);
        // The search numbers a component after all that it leads to.
        List<List<Integer>> components = new ArrayList<>();
        IntStream.range(0, nodes).forEach(_ -> components.add(new ArrayList<>()));
        IntStream.range(0, nodes).forEach(node -> components.get(component[node]).add(node));
        List<Integer> order = components.reversed().stream().flatMap(each -> greedy(each, weights).stream()).toList();
        return new LayeredOrder(order, IntStream.range(0, nodes).mapToObj(node -> components.get(component[node]).size() > 1).toList());
    }

    private static boolean isEdge(long[][] weights, int source, int target) {
        return source != target && weights[source][target] > 0;
    }

    /** The heuristic of Eades, Lin and Smyth ("A fast and effective heuristic for the feedback arc set problem", 1993), with weights. */
    private static List<Integer> greedy(List<Integer> component, long[][] weights) {
        List<Integer> rest = new ArrayList<>(component);
        List<Integer> first = new ArrayList<>();
        List<Integer> last = new ArrayList<>();
        while (!rest.isEmpty()) {
            Integer sink = rest.stream().filter(node -> out(node, rest, weights) == 0).findFirst().orElse(null);
            Integer next = sink != null ? sink : rest.stream()
                    .max(Comparator.comparingLong((Integer node) -> out(node, rest, weights) - in(node, rest, weights))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            rest.remove(next);
            (sink == null ? first : last).add(next);
        }
        first.addAll(last.reversed());
        return first;
    }

    private static long out(int node, List<Integer> among, long[][] weights) {
        return among.stream().filter(each -> each != node).mapToLong(each -> weights[node][each]).sum();
    }

    private static long in(int node, List<Integer> among, long[][] weights) {
        return among.stream().filter(each -> each != node).mapToLong(each -> weights[each][node]).sum();
    }
}

package dev.kotadb.jobs.graph;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A graph of files, edge by edge: 8 bytes an edge, and one entry of a map for each file. Not for several threads. */
public final class FileGraph {
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<UUID> files = new ArrayList<>();
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int edges;

    public void edge(UUID source, UUID target) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
        }
        from[edges] = number(source);
        to[edges] = number(target);
        edges++;
    }

    private int number(UUID file) {
        Integer known = numbers.putIfAbsent(file, files.size());
        if (known != null) {
            return known;
        }
        files.add(file);
        return files.size() - 1;
    }

    /**
     * The sets of two or more files in which each reaches every other: the largest first, each sorted, sets of one size
     * by their first file.
     */
    public List<List<UUID>> cycles() {
        int[] component = StronglyConnectedComponents.of(files.size(), from, to, edges);
        Map<Integer, List<UUID>> members = new HashMap<>();
        for (int i = 0; i < component.length; i++) {
            members.computeIfAbsent(component[i], _ -> new ArrayList<>(1)).add(files.get(i));
        }
        return members.values().stream()
                .filter(each -> each.size() > 1)
                .map(each -> each.stream().sorted().toList())
                .sorted(comparingInt((List<UUID> each) -> -each.size()).thenComparing(List::getFirst))
                .toList();
    }
}

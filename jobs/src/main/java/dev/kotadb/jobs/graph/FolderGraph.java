package dev.kotadb.jobs.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The files of a repository and what they need of each other. Files are numbered by path, so a folder is a range of
 * numbers. Immutable: 16 bytes per edge, and the paths.
 */
public final class FolderGraph {
    private final List<String> paths;
    private final int[] from;
    private final int[] to;
    private final int[] imports;
    private final int[] uses;

    private FolderGraph(List<String> paths, List<Edge> edges, Map<String, Integer> numbers) {
        this.paths = List.copyOf(paths);
        from = edges.stream().mapToInt(each -> numbers.get(each.source)).toArray();
        to = edges.stream().mapToInt(each -> numbers.get(each.target)).toArray();
        imports = edges.stream().mapToInt(Edge::imports).toArray();
        uses = edges.stream().mapToInt(Edge::uses).toArray();
    }

    private record Edge(String source, String target, int imports, int uses) {}

    /** Gathers edges. */
    public static final class Builder {
        private final List<Edge> edges = new ArrayList<>();

        /** One per pair of files. */
        public void edge(String source, String target, long imports, long uses) {
            edges.add(new Edge(source, target, saturated(imports), saturated(uses)));
        }

        private static int saturated(long count) {
            return (int) Math.min(Integer.MAX_VALUE, count);
        }

        public FolderGraph build() {
            TreeSet<String> sorted = new TreeSet<>();
            edges.forEach(each -> {
                sorted.add(each.source);
                sorted.add(each.target);
            });
            List<String> paths = List.copyOf(sorted);
            Map<String, Integer> numbers = HashMap.newHashMap(paths.size());
            for (int file = 0; file < paths.size(); file++) {
                numbers.put(paths.get(file), file);
            }
            return new FolderGraph(paths, edges, numbers);
        }
    }

    /**
     * Files that follow each other.
     *
     * @param first the first file
     * @param end after the last file
     */
    public record Range(int first, int end) {
        public boolean contains(int file) {
            return first <= file && file < end;
        }

        public boolean isEmpty() {
            return first == end;
        }
    }

    /** Receives edges. */
    @FunctionalInterface
    public interface Edges {
        void edge(int edge, int source, int target);
    }

    public int files() {
        return paths.size();
    }

    public int edges() {
        return from.length;
    }

    public String path(int file) {
        return paths.get(file);
    }

    public void forEachEdge(Edges edges) {
        for (int edge = 0; edge < from.length; edge++) {
            edges.edge(edge, from[edge], to[edge]);
        }
    }

    /** How many imports an edge stands for. */
    public int imports(int edge) {
        return imports[edge];
    }

    /** How many uses of symbols an edge stands for. */
    public int uses(int edge) {
        return uses[edge];
    }

    /** @param dependents how many other files depend on it */
    public record Used(String path, int dependents) {}

    /** The files that most other files depend on, by how many do, then by path. */
    public List<Used> mostUsed(int most) {
        int[] dependents = new int[paths.size()];
        for (int target : to) {
            dependents[target]++;
        }
        return IntStream.range(0, dependents.length)
                .filter(file -> dependents[file] > 0)
                .mapToObj(file -> new Used(paths.get(file), dependents[file]))
                .sorted(Comparator.comparingInt(Used::dependents).reversed().thenComparing(Used::path))
                .limit(most)
                .toList();
    }

    /** The files of a folder or the one file of a path; all of the empty path. */
    public Range range(String path) {
        if (path.isEmpty()) {
            return new Range(0, paths.size());
        }
        int file = find(path);
        return file >= 0 ? new Range(file, file + 1) : new Range(-1 - find(path + '/'), -1 - find(path + (char) ('/' + 1)));
    }

    private int find(String path) {
        return Collections.binarySearch(paths, path);
    }
}

package dev.kotadb.schema.index.publication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of rows of an index; what has none is not in a map.
 *
 * @param files by language
 * @param symbols by kind
 * @param references by type
 * @param resolutions the same references by how certain their targets are
 * @param edges of the dependency graph by type
 */
public record IndexCounts(
        Map<String, Long> files,
        Map<String, Long> symbols,
        Map<String, Long> references,
        Map<String, Long> resolutions,
        Map<String, Long> edges) {
    public static final IndexCounts NONE = new IndexCounts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    static IndexCounts ofEdges(Map<String, Long> edges) {
        return new IndexCounts(Map.of(), Map.of(), Map.of(), Map.of(), edges);
    }

    public IndexCounts plus(IndexCounts added) {
        return plus(added, 1);
    }

    public IndexCounts minus(IndexCounts removed) {
        return plus(removed, -1);
    }

    /** Whether each number is at least as large as the other's. */
    public boolean includes(IndexCounts other) {
        return includes(files, other.files) && includes(symbols, other.symbols) && includes(references, other.references)
                && includes(resolutions, other.resolutions) && includes(edges, other.edges);
    }

    private static boolean includes(Map<String, Long> counts, Map<String, Long> others) {
        return others.entrySet().stream().allMatch(other -> counts.getOrDefault(other.getKey(), 0L) >= other.getValue());
    }

    private IndexCounts plus(IndexCounts other, int sign) {
        return new IndexCounts(plus(files, other.files, sign), plus(symbols, other.symbols, sign),
                plus(references, other.references, sign), plus(resolutions, other.resolutions, sign),
                plus(edges, other.edges, sign));
    }

    private static Map<String, Long> plus(Map<String, Long> counts, Map<String, Long> others, int sign) {
        Map<String, Long> sums = new TreeMap<>(counts);
        others.forEach((key, n) -> sums.merge(key, sign * n, Long::sum));
        Map<String, Long> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> sorted.put(count.getKey(), count.getValue()));
        return sorted;
    }
}

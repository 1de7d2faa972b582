package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.DependencyQueries.Neighbour;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks the graph from a file, level by level, and shows each file once, at its smallest distance. */
final class FileNeighbours {
    private final Console console;
    private final @Nullable JsonLines json;

    FileNeighbours(Console console, @Nullable JsonLines json) {
        this.console = console;
        this.json = json;
    }

    void show(FileHit start, String direction, Function<List<UUID>, List<Neighbour>> next, int depth) {
        if (json == null) {
            console.out().println(console.bold(direction + " of " + start.path()));
        }
        Set<UUID> seen = new HashSet<>(Set.of(start.id()));
        List<UUID> level = List.of(start.id());
        for (int distance = 1; distance <= depth && !level.isEmpty(); distance++) {
            List<Neighbour> found = next.apply(level).stream()
                    .filter(each -> seen.add(each.id()))
                    .toList();
            for (Neighbour each : found) {
                show(start, direction, distance, each);
            }
            level = found.stream().map(Neighbour::id).toList();
        }
        if (json == null && seen.size() == 1) {
            console.out().println("  none");
        }
    }

    private void show(FileHit start, String direction, int distance, Neighbour each) {
        if (json == null) {
            console.out().println("  ".repeat(distance) + console.place(each.path()) + "  "
                    + console.faint(String.join(", ", each.types()) + ", " + each.uses()));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("repository", start.repository());
        object.put("file", start.path());
        object.put("direction", direction);
        object.put("depth", distance);
        object.put("path", each.path());
        object.put("dependencyTypes", each.types());
        object.put("count", each.uses());
        json.write(object);
    }
}

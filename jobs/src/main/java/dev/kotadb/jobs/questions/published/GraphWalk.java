package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.graph.FileGraph;
import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks the dependency graph. */
record GraphWalk(DependencyQueries queries) {
    List<Neighbour> dependencies(FileHit start, int depth) {
        return walk(start, "dependencies", queries::dependencies, depth);
    }

    List<Neighbour> dependents(FileHit start, int depth) {
        return walk(start, "dependents", queries::dependents, depth);
    }

    /** Level by level, so that each file appears once, at its smallest distance. */
    private static List<Neighbour> walk(
            FileHit start,
            String direction,
            Function<List<UUID>, List<DependencyQueries.Neighbour>> next,
            int depth) {
        List<Neighbour> neighbours = new ArrayList<>();
        Set<UUID> seen = new HashSet<>(Set.of(start.id()));
        List<UUID> level = List.of(start.id());
        for (int distance = 1; distance <= depth && !level.isEmpty(); distance++) {
            List<UUID> further = new ArrayList<>();
            for (DependencyQueries.Neighbour each : next.apply(level)) {
                if (seen.add(each.id())) {
                    further.add(each.id());
                    neighbours.add(new Neighbour(start.repository(), start.path(), direction, distance, each.path(),
                            each.types(), each.uses()));
                }
            }
            level = further;
        }
        return neighbours;
    }

    /** @param member only the cycle that this file is in; null for all */
    List<ImportCycle> cycles(Repository repository, @Nullable FileHit member) {
        FileGraph graph = new FileGraph();
        queries.forEachImport(repository.id(), graph::edge);
        List<List<UUID>> cycles = graph.cycles().stream()
                .filter(cycle -> member == null || cycle.contains(member.id()))
                .toList();
        Map<UUID, String> paths = queries.paths(cycles.stream().flatMap(List::stream).toList());
        return cycles.stream()
                .map(cycle -> cycle.stream()
                        .map(id -> paths.getOrDefault(id, id.toString()))
                        .sorted()
                        .toList())
                .sorted(Comparator.comparingInt((List<String> cycle) -> -cycle.size()).thenComparing(List::getFirst))
                .map(cycle -> new ImportCycle(repository.fullName(), cycle.size(), cycle))
                .toList();
    }
}

package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.graph.FileGraph;
import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.DependencyQueries.Node;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the sets of files that import each other. */
final class ImportCycles {
    private final Console console;
    private final DependencyQueries queries;
    private final @Nullable JsonLines json;
    private int shown;

    ImportCycles(Console console, DependencyQueries queries, @Nullable JsonLines json) {
        this.console = console;
        this.queries = queries;
        this.json = json;
    }

    /** @param member shows only the cycle that this file is in */
    void show(List<Repository> repositories, @Nullable FileHit member) {
        for (Repository each : repositories) {
            if (member == null || member.repositoryId().equals(each.id())) {
                show(each, member);
            }
        }
        if (shown == 0) {
            console.err().println("No cycle of imports.");
        }
    }

    private void show(Repository repository, @Nullable FileHit member) {
        FileGraph graph = new FileGraph();
        queries.forEachImport(repository.id(), graph::edge);
        Map<UUID, String> paths = new HashMap<>();
        for (Node node : queries.nodes(repository.id())) {
            paths.put(node.id(), node.path());
        }
        graph.cycles().stream()
                .filter(cycle -> member == null || cycle.contains(member.id()))
                .map(cycle -> cycle.stream()
                        .map(id -> paths.getOrDefault(id, id.toString()))
                        .sorted()
                        .toList())
                .sorted(Comparator.comparingInt((List<String> cycle) -> -cycle.size()).thenComparing(List::getFirst))
                .forEach(cycle -> show(repository, cycle));
    }

    private void show(Repository repository, List<String> cycle) {
        shown++;
        if (json == null) {
            console.out().println(console.bold("cycle of " + cycle.size() + " files in " + repository.fullName()));
            cycle.forEach(path -> console.out().println("  " + console.place(path)));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("repository", repository.fullName());
        object.put("size", cycle.size());
        object.put("paths", cycle);
        json.write(object);
    }
}

package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.graph.FolderGraph;
import dev.kotadb.schema.query.OverviewQueries;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.Snapshot;
import dev.kotadb.schema.query.export.RepositoryExport;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The graphs that were asked for last. A published state never changes, so its graph is read once: somebody who opens one folder
 * after the other would wait for the same query each time. Who asks must have found the repository as the viewer. For several threads.
 */
final class FolderGraphs {
    /** About 16 MB, beside the paths. */
    private static final int MOST_EDGES = 1_000_000;

    /** Read in a tenth of a second. */
    private static final int FEW_EDGES = 30_000;

    private final LinkedHashMap<Repository, FolderGraph> graphs = new LinkedHashMap<>(16, 0.75f, true);

    /** Whether the graph was read before, or is small. */
    boolean isQuick(Repository repository, Snapshot snapshot) {
        synchronized (graphs) {
            if (graphs.containsKey(repository)) {
                return true;
            }
        }
        return new OverviewQueries(snapshot).counts(new Repositories(List.of(repository))).dependencies() <= FEW_EDGES;
    }

    FolderGraph of(Repository repository, Snapshot snapshot) {
        synchronized (graphs) {
            FolderGraph known = graphs.get(repository);
            if (known != null) {
                return known;
            }
        }
        FolderGraph.Builder builder = new FolderGraph.Builder();
        new RepositoryExport(snapshot, repository)
                .forEachPair(edge -> builder.edge(edge.sourcePath(), edge.targetPath(), edge.imports(), edge.uses()));
        FolderGraph graph = builder.build();
        synchronized (graphs) {
            graphs.keySet().removeIf(each -> each.id().equals(repository.id()));
            graphs.put(repository, graph);
            while (graphs.values().stream().mapToLong(FolderGraph::edges).sum() > MOST_EDGES) {
                graphs.pollFirstEntry();
            }
        }
        return graph;
    }
}

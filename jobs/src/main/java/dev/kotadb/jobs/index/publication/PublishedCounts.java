package dev.kotadb.jobs.index.publication;

import dev.kotadb.jobs.graph.FileGraph;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.publication.GraphStatements;
import dev.kotadb.schema.index.publication.IndexCountStatements;
import dev.kotadb.schema.index.publication.IndexCounts;
import dev.kotadb.schema.index.publication.PublishStatements;
import dev.kotadb.schema.index.staging.RunTables;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The counts of an index after a publication: those before, less the replaced rows, plus the staged ones, so that the work grows
 * with the change. All rows are counted if the counts before are not known, for instance because {@code store_indexed_data} has
 * written to the index since. Call all methods in the publication's transaction.
 */
@Component
final class PublishedCounts {
    private final IndexCountStatements counts;
    private final PublishStatements publication;
    private final GraphStatements graph;
    private final IndexJobsTable jobs;

    PublishedCounts(
            IndexCountStatements counts, PublishStatements publication, GraphStatements graph, IndexJobsTable jobs) {
        this.counts = counts;
        this.publication = publication;
        this.graph = graph;
        this.jobs = jobs;
    }

    /** The counts before a publication. @param cycles groups of files that import each other */
    record Before(IndexCounts counts, int cycles) {}

    /** Call it before anything is published. @return null if the counts are not known */
    @Nullable Before before(UUID repository) {
        if (counts.isNew(repository)) {
            return new Before(IndexCounts.NONE, 0);
        }
        return jobs.lastCounts(repository).map(PublishedCounts::parse).orElse(null);
    }

    /** Call it when everything is published. @return as JSON for {@code index_jobs.stats} */
    String after(@Nullable Before before, IndexCounts replaced, RunTables run, UUID repository) {
        IndexCounts now = before != null && before.counts().includes(replaced)
                ? before.counts().minus(replaced).plus(counts.staged(run))
                : IndexCounts.NONE.plus(counts.all(repository));
        int cycles = before == null || publication.importsChanged(run) ? cycles(repository) : before.cycles();
        return JsonMapper.shared().writeValueAsString(Map.of(
                "languages", now.files(), "symbols", now.symbols(), "references", now.references(),
                "resolutions", now.resolutions(), "edges", now.edges(), "cycles", cycles));
    }

    private int cycles(UUID repository) {
        FileGraph files = new FileGraph();
        graph.forEachImport(repository, files::edge);
        return files.cycles().size();
    }

    private static Before parse(String stats) {
        JsonNode json = JsonMapper.shared().readTree(stats);
        return new Before(
                new IndexCounts(map(json.path("languages")), map(json.path("symbols")), map(json.path("references")),
                        map(json.path("resolutions")), map(json.path("edges"))),
                json.path("cycles").asInt());
    }

    private static Map<String, Long> map(JsonNode counts) {
        Map<String, Long> map = new TreeMap<>();
        counts.properties().forEach(each -> map.put(each.getKey(), each.getValue().asLong()));
        return map;
    }
}

package dev.kotadb.jobs.index.statistics;

import dev.kotadb.jobs.graph.FileGraph;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.GraphStatements;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.StagingTables;
import dev.kotadb.schema.index.StatisticsTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Counts what a run did and what the repository's index holds after it, for {@code index_jobs.stats}. */
@Component
public final class RunStats {
    private final PlanTable plan;
    private final StagingTables staging;
    private final StatisticsTable statistics;
    private final GraphStatements graph;
    private final TransactionTemplate transaction;

    RunStats(
            PlanTable plan,
            StagingTables staging,
            StatisticsTable statistics,
            GraphStatements graph,
            PlatformTransactionManager transactions) {
        this.plan = plan;
        this.staging = staging;
        this.statistics = statistics;
        this.graph = graph;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether the run has a plan in which any file is changed or touched. */
    public boolean hasChanges(IndexRun run) {
        return staging.hasPlan(run.tables()) && plan.hasChanges(run.tables());
    }

    /** @param published whether the index was changed, so that it has to be counted anew */
    public String of(IndexRun run, JobExecution execution, boolean published) {
        Map<String, Object> stats = new LinkedHashMap<>();
        if (staging.hasPlan(run.tables())) {
            Map<String, Long> changes = new LinkedHashMap<>();
            plan.countChanges(run.tables()).forEach((change, n) -> changes.put(change.sqlName(), n));
            stats.put("changes", changes);
            stats.put("outcomes", statistics.outcomes(run.tables()));
            stats.put("bytes", statistics.bytes(run.tables()));
        }
        if (published) {
            addIndex(run, stats);
        }
        stats.put("milliseconds", milliseconds(execution));
        return JsonMapper.shared().writeValueAsString(stats);
    }

    private void addIndex(IndexRun run, Map<String, Object> stats) {
        var repository = run.repository().id();
        long setAside = statistics.setAside(repository);
        if (setAside > 0) {
            stats.put("set_aside", setAside);
        }
        stats.put("languages", statistics.languages(repository));
        stats.put("symbols", statistics.kinds(repository));
        StatisticsTable.References references = statistics.references(repository);
        stats.put("references", references.types());
        stats.put("resolutions", references.resolutions());
        stats.put("edges", statistics.edges(repository));
        stats.put("cycles", transaction.execute(status -> cycles(repository)));
    }

    private int cycles(UUID repository) {
        FileGraph files = new FileGraph();
        graph.forEachImport(repository, files::edge);
        return files.cycles().size();
    }

    private static Map<String, Long> milliseconds(JobExecution execution) {
        Map<String, Long> milliseconds = new LinkedHashMap<>();
        StepTimes.of(execution).forEach((step, took) -> milliseconds.put(step, took.toMillis()));
        return milliseconds;
    }
}

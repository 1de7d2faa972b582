package dev.kotadb.jobs.index.statistics;

import dev.kotadb.jobs.graph.FileGraph;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.GraphStatements;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.StatisticsTable;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Counts what a run did and what the repository's index holds after it, for {@code index_jobs.stats}. */
@Component
public final class RunStats {
    private final PlanTable plan;
    private final StatisticsTable statistics;
    private final GraphStatements graph;
    private final TransactionTemplate transaction;
    private final IndexMetrics metrics;
    private final JsonMapper json;

    RunStats(
            PlanTable plan,
            StatisticsTable statistics,
            GraphStatements graph,
            PlatformTransactionManager transactions,
            IndexMetrics metrics,
            JsonMapper json) {
        this.plan = plan;
        this.statistics = statistics;
        this.graph = graph;
        this.transaction = new TransactionTemplate(transactions);
        this.metrics = metrics;
        this.json = json;
    }

    /** @param published whether the index was changed, so that it has to be counted anew */
    public String of(IndexRun run, JobExecution execution, boolean published) {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("changes", plan.countChanges(run.id()));
        stats.put("outcomes", statistics.outcomes(run.id()));
        stats.put("bytes", statistics.bytes(run.id()));
        if (published) {
            addIndex(run, stats);
        }
        stats.put("milliseconds", milliseconds(execution));
        return json.writeValueAsString(stats);
    }

    private void addIndex(IndexRun run, Map<String, Object> stats) {
        var repository = run.repository().id();
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

    private Map<String, Long> milliseconds(JobExecution execution) {
        Map<String, Long> milliseconds = new LinkedHashMap<>();
        for (StepExecution step : execution.getStepExecutions()) {
            LocalDateTime start = step.getStartTime();
            LocalDateTime end = step.getEndTime();
            if (start != null && end != null && !step.getStepName().contains(":")) {
                Duration took = Duration.between(start, end);
                metrics.step(step.getStepName(), took);
                milliseconds.put(step.getStepName(), took.toMillis());
            }
        }
        return milliseconds;
    }
}

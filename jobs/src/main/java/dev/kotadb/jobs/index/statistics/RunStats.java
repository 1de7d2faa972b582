package dev.kotadb.jobs.index.statistics;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.publication.StatisticsTable;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.StagingTables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a run did, and what the repository's index holds after it, for {@code index_jobs.stats}. */
@Component
public final class RunStats {
    private final PlanTable plan;
    private final StagingTables staging;
    private final StatisticsTable statistics;
    private final IndexJobsTable jobs;

    RunStats(PlanTable plan, StagingTables staging, StatisticsTable statistics, IndexJobsTable jobs) {
        this.plan = plan;
        this.staging = staging;
        this.statistics = statistics;
        this.jobs = jobs;
    }

    /** Whether the run has a plan in which any file is changed or touched. */
    public boolean hasChanges(IndexRun run) {
        return staging.hasPlan(run.tables()) && plan.hasChanges(run.tables());
    }

    /** @param published whether the index was changed; its counts are in the job's record then */
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
            long setAside = statistics.setAside(run.repository().id());
            if (setAside > 0) {
                stats.put("set_aside", setAside);
            }
            JsonMapper.shared().readTree(jobs.find(run.id()).orElseThrow().stats()).properties()
                    .forEach(count -> stats.put(count.getKey(), count.getValue()));
        }
        stats.put("milliseconds", milliseconds(execution));
        return JsonMapper.shared().writeValueAsString(stats);
    }

    private static Map<String, Long> milliseconds(JobExecution execution) {
        Map<String, Long> milliseconds = new LinkedHashMap<>();
        StepTimes.of(execution).forEach((step, took) -> milliseconds.put(step, took.toMillis()));
        return milliseconds;
    }
}

package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.StagingTables;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes references, what they were looked up by, and the plan's progress in the chunk's transaction. */
final class ResolveWriter implements ItemWriter<ResolvedPage> {
    private final IndexRun run;
    private final StagingTables staging;
    private final PlanTable plan;
    private final IndexMetrics metrics;

    ResolveWriter(IndexRun run, StagingTables staging, PlanTable plan, IndexMetrics metrics) {
        this.run = run;
        this.staging = staging;
        this.plan = plan;
        this.metrics = metrics;
    }

    @Override
    public void write(Chunk<? extends ResolvedPage> chunk) {
        for (ResolvedPage page : chunk) {
            staging.addReferences(run.id(), page.references);
            staging.addLookups(run.id(), page.lookups);
            plan.setState(run.id(), page.paths, PlanTable.DONE);
            metrics.resolved(page);
        }
    }
}

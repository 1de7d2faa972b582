package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.FileState;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.StagingRows;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes references, what methods override, what they were looked up by, and the plan's progress in the chunk's transaction. */
final class ResolveWriter implements ItemWriter<ResolvedPage> {
    private final Workspace workspace;
    private final FileFactsTable facts;
    private final ExternalSymbolsTable externals;
    private final StagingRows staging;
    private final PlanTable plan;
    private final IndexMetrics metrics;

    ResolveWriter(
            Workspace workspace,
            FileFactsTable facts,
            ExternalSymbolsTable externals,
            StagingRows staging,
            PlanTable plan,
            IndexMetrics metrics) {
        this.workspace = workspace;
        this.facts = facts;
        this.externals = externals;
        this.staging = staging;
        this.plan = plan;
        this.metrics = metrics;
    }

    @Override
    public void write(Chunk<? extends ResolvedPage> chunk) {
        for (ResolvedPage page : chunk) {
            facts.store(page.facts);
            staging.addReferences(workspace.tables(), page.references);
            staging.addOverridings(workspace.tables(), page.overridings);
            staging.addLookups(workspace.tables(), page.lookups);
            externals.use(page.externals.values());
            plan.setState(workspace.tables(), page.paths, FileState.DONE);
            metrics.resolved(page);
        }
    }
}

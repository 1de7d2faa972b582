package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexVersion;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.schema.index.FileFactsTable;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.StagingTables;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes facts, staged rows and the plan's progress in the chunk's transaction. */
final class ParseWriter implements ItemWriter<ParsedPage> {
    private final IndexRun run;
    private final FileFactsTable facts;
    private final StagingTables staging;
    private final PlanTable plan;
    private final IndexMetrics metrics;

    ParseWriter(IndexRun run, FileFactsTable facts, StagingTables staging, PlanTable plan, IndexMetrics metrics) {
        this.run = run;
        this.facts = facts;
        this.staging = staging;
        this.plan = plan;
        this.metrics = metrics;
    }

    @Override
    public void write(Chunk<? extends ParsedPage> chunk) {
        for (ParsedPage page : chunk) {
            facts.store(page.facts, IndexVersion.CURRENT);
            staging.addFiles(run.id(), page.files);
            staging.addDocuments(run.id(), page.documents);
            staging.addSymbols(run.id(), page.symbols);
            staging.addUnits(run.id(), page.units);
            plan.setParsed(run.id(), page.outcomes);
            metrics.parsed(page);
        }
    }
}

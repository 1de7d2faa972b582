package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.RunTables;
import dev.kotadb.schema.index.staging.StagingRows;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes facts, staged rows and the plan's progress in the chunk's transaction. */
final class ParseWriter implements ItemWriter<ParsedPage> {
    private final Workspace workspace;
    private final FileFactsTable facts;
    private final StagingRows staging;
    private final PlanTable plan;
    private final IndexMetrics metrics;

    ParseWriter(Workspace workspace, FileFactsTable facts, StagingRows staging, PlanTable plan, IndexMetrics metrics) {
        this.workspace = workspace;
        this.facts = facts;
        this.staging = staging;
        this.plan = plan;
        this.metrics = metrics;
    }

    /** The facts go first: they are the only rows here that other runs may be writing too. */
    @Override
    public void write(Chunk<? extends ParsedPage> chunk) {
        RunTables run = workspace.tables();
        for (ParsedPage page : chunk) {
            facts.store(page.facts);
            facts.use(page.reused);
            staging.addFiles(run, page.files);
            staging.addDocuments(run, page.documents);
            staging.addSymbols(run, page.symbols);
            staging.addUnits(run, page.units);
            plan.setParsed(run, page.outcomes);
            metrics.parsed(page);
        }
    }
}

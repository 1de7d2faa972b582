package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.publication.MaintenanceStatements;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.PlanTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Merges what publishing appended to the full-text indexes, refreshes statistics and deletes facts that nothing needs, side
 * by side.
 */
final class RefreshStep implements Tasklet {
    private final Workspace workspace;
    private final PlanTable plan;
    private final MaintenanceStatements maintenance;
    private final FileFactsTable facts;
    private final Background background;

    RefreshStep(
            Workspace workspace,
            PlanTable plan,
            MaintenanceStatements maintenance,
            FileFactsTable facts,
            Background background) {
        this.workspace = workspace;
        this.plan = plan;
        this.maintenance = maintenance;
        this.facts = facts;
        this.background = background;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        if (!plan.hasChanges(workspace.tables())) {
            return RepeatStatus.FINISHED;
        }
        workspace.progress().phase(IndexStep.REFRESH, 0, 0);
        List<Future<?>> tasks = new ArrayList<>();
        for (String index : maintenance.fullTextIndexes()) {
            tasks.add(background.submit(() -> maintenance.mergePendingList(index)));
        }
        if (maintenance.isLarge(workspace.tables())) {
            for (String table : maintenance.tables()) {
                tasks.add(background.submit(() -> maintenance.analyze(table)));
            }
        }
        IndexSettings settings = background.settings();
        tasks.add(background.submit(() -> facts.prune(settings.factsRetention(), settings.prunedFacts())));
        for (Future<?> task : tasks) {
            await(task);
        }
        return RepeatStatus.FINISHED;
    }

    private void await(Future<?> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot refresh the database after "
                    + workspace.run().repository().fullName()
                    + "; the index is published, queries are only slower until the next run", e.getCause());
        }
    }
}

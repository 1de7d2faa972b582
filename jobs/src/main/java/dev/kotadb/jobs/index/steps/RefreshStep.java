package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.MaintenanceStatements;
import dev.kotadb.schema.index.PlanTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.support.TransactionOperations;

/** Merges what publishing appended to the full-text indexes, and refreshes statistics, several at a time. */
final class RefreshStep implements Tasklet {
    private final IndexRun run;
    private final PlanTable plan;
    private final MaintenanceStatements maintenance;
    private final TransactionOperations transactions;
    private final AsyncTaskExecutor executor;

    RefreshStep(
            IndexRun run,
            PlanTable plan,
            MaintenanceStatements maintenance,
            TransactionOperations transactions,
            AsyncTaskExecutor executor) {
        this.run = run;
        this.plan = plan;
        this.maintenance = maintenance;
        this.transactions = transactions;
        this.executor = executor;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        if (!plan.hasChanges(run.id())) {
            return RepeatStatus.FINISHED;
        }
        run.progress().phase("refresh", 0, 0);
        List<Future<?>> tasks = new ArrayList<>();
        for (String index : maintenance.fullTextIndexes()) {
            tasks.add(submit(() -> maintenance.mergePendingList(index)));
        }
        if (maintenance.isLarge(run.id())) {
            for (String table : maintenance.tables()) {
                tasks.add(submit(() -> maintenance.analyze(table)));
            }
        }
        for (Future<?> task : tasks) {
            await(task);
        }
        return RepeatStatus.FINISHED;
    }

    private Future<?> submit(Runnable task) {
        return executor.submit(() -> transactions.executeWithoutResult(status -> task.run()));
    }

    private void await(Future<?> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot refresh the database after " + run.repository().fullName()
                    + "; the index is published, asking it is only slower until the next run", e.getCause());
        }
    }
}

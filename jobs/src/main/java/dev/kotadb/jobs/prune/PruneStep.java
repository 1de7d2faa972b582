package dev.kotadb.jobs.prune;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Counts what is old, or deletes it page by page, each in a transaction of its own, until a page finds nothing more. */
final class PruneStep implements Tasklet {
    private final LongSupplier count;
    private final IntSupplier deletePage;

    PruneStep(LongSupplier count, IntSupplier deletePage) {
        this.count = count;
        this.deletePage = deletePage;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        boolean dryRun = Boolean.parseBoolean(
                String.valueOf(context.getStepContext().getJobParameters().get(PruneJobConfiguration.DRY_RUN)));
        if (dryRun) {
            contribution.incrementWriteCount(count.getAsLong());
            return RepeatStatus.FINISHED;
        }
        int deleted = deletePage.getAsInt();
        contribution.incrementWriteCount(deleted);
        return deleted == 0 ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
    }
}

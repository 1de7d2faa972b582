package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.nightly.NightlyRepositoriesTable;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Reads what became of each repository, and names in the log those that are not as they should be. */
final class SummarizeStep implements Tasklet {
    private static final Logger LOG = LoggerFactory.getLogger(SummarizeStep.class);

    private final Nights nights;
    private final NightlyRepositoriesTable repositories;

    SummarizeStep(Nights nights, NightTables tables) {
        this.nights = nights;
        this.repositories = tables.repositories();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Night night = nights.of(context);
        night.found(repositories.results(night.id()));
        for (Result result : night.results()) {
            if (NightResult.isProblem(result)) {
                LOG.warn("{}: {}", result.repository(), NightResult.problem(result));
            }
        }
        return RepeatStatus.FINISHED;
    }
}

package dev.kotadb.jobs.nightly;

import dev.kotadb.jobs.report.NightReport;
import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.RepositoryNight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Records what became of each repository, and names in the log those that are not as they should be. */
final class SummarizeStep implements Tasklet {
    private static final Logger LOG = LoggerFactory.getLogger(SummarizeStep.class);

    private final Nights nights;
    private final NightRecords records;

    SummarizeStep(Nights nights, NightTables tables) {
        this.nights = nights;
        this.records = tables.records();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Night night = nights.of(context);
        records.record(night.id());
        records.of(night.id()).stream().filter(RepositoryNight::isProblem)
                .forEach(each -> LOG.warn("{}: {}", each.repository(), NightReport.problem(each)));
        return RepeatStatus.FINISHED;
    }
}

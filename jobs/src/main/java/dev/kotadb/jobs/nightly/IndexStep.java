package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.JobProgress;
import dev.kotadb.schema.settings.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Waits until the jobs that the run asked for are over, whoever works on them, and records how far they are. */
final class IndexStep implements Tasklet {
    private static final Logger LOG = LoggerFactory.getLogger(IndexStep.class);

    /** A run that was asked to stop ends within this time. */
    private static final long LOOK_MILLISECONDS = 500;

    private final Nights nights;
    private final NightlySettings settings;
    private final NightlyRepositoriesTable repositories;
    private final NightRecords records;

    IndexStep(Nights nights, NightlySettings settings, NightTables tables) {
        this.nights = nights;
        this.settings = settings;
        this.repositories = tables.repositories();
        this.records = tables.records();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        Night night = nights.of(context);
        Instant limit = Instant.now().plus(settings.limit());
        Instant nextWords = Instant.now();
        Instant nextLook = Instant.now();
        while (!night.stopping()) {
            Instant now = Instant.now();
            if (now.isBefore(nextLook)) {
                Thread.sleep(LOOK_MILLISECONDS);
                continue;
            }
            nextLook = now.plus(Limit.QUEUE_POLL_INTERVAL.duration());
            JobProgress progress = repositories.progress(night.id());
            if (progress.over()) {
                return RepeatStatus.FINISHED;
            }
            if (!now.isBefore(limit)) {
                LOG.warn("night {} gives up after {}: {}; these jobs stay in the queue",
                        night.id(), settings.limit(), text(progress));
                night.tookTooLong();
                return RepeatStatus.FINISHED;
            }
            if (!now.isBefore(nextWords)) {
                LOG.info("night {}: {}", night.id(), text(progress));
                records.record(night.id());
                nextWords = now.plus(settings.progressInterval());
            }
        }
        return RepeatStatus.FINISHED;
    }

    private static String text(JobProgress progress) {
        return String.format(Locale.ROOT, "%,d done, %,d running, %,d waiting, %,d failed%s", progress.done(),
                progress.running(), progress.waiting(), progress.failed(), left(progress.left()));
    }

    private static String left(@Nullable Duration left) {
        if (left == null) {
            return "";
        }
        return left.toMinutes() > 1 ? "; about " + left.toMinutes() + " min left" : "; about " + left.toSeconds() + " s left";
    }
}

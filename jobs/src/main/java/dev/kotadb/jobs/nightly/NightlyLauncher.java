package dev.kotadb.jobs.nightly;

import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.prune.PruneLauncher;
import dev.kotadb.jobs.prune.PrunedKind;
import dev.kotadb.jobs.report.NightJson;
import dev.kotadb.jobs.report.NightReport;
import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.NightTrigger;
import dev.kotadb.schema.nightly.NightlyRunsTable;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** Starts the job {@code nightly-reindex}, and afterwards {@code prune}. One run is at work at a time in all processes. */
@Component
public final class NightlyLauncher {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyLauncher.class);

    private final JobOperator operator;
    private final Job job;
    private final Nights nights;
    private final NightlyRunsTable runs;
    private final NightRecords records;
    private final NightlySettings settings;
    private final PruneLauncher prune;

    NightlyLauncher(
            JobOperator operator,
            Job nightlyReindexJob,
            Nights nights,
            NightTables tables,
            NightlySettings settings,
            PruneLauncher prune) {
        this.operator = operator;
        this.job = nightlyReindexJob;
        this.nights = nights;
        this.runs = tables.runs();
        this.records = tables.records();
        this.settings = settings;
        this.prune = prune;
    }

    /**
     * Selects repositories, and waits until they are indexed, by this process's worker or others.
     *
     * @throws RunRefusedException if another run is at work
     */
    public NightReport run(NightTrigger trigger) {
        UUID id = UUID.randomUUID();
        String schedule = settings.schedule().map(CronExpression::toString).orElse(null);
        if (!runs.begin(id, trigger, schedule, settings.zoneId().getId())) {
            throw new RunRefusedException("the nightly run " + runs.atWork().map(UUID::toString).orElse("")
                    + " is at work; wait for its end");
        }
        Night night = nights.open(id);
        try (NightHeartbeat beat = new NightHeartbeat(runs, night)) {
            NightReport report = run(night);
            LOG.info("night {} {} after {} s: {}; 'kota report {}' writes a page about it", id,
                    report.run().status().sqlName(), report.duration().toSeconds(), report.counts(), id);
            return report;
        } finally {
            nights.close(night);
        }
    }

    /** Asks the run of this process to stop. The jobs that it asked for stay in the queue. */
    public void stop() {
        nights.all().forEach(Night::stop);
    }

    private NightReport run(Night night) {
        String failure = execute(night);
        NightStatus status = night.stopping() ? NightStatus.STOPPED
                : failure == null ? NightStatus.COMPLETED : NightStatus.FAILED;
        String error = night.stopping() ? "stopped on request" : failure;
        if (status == NightStatus.FAILED) {
            records.record(night.id()); // the step that records may not have been reached
        }
        if (!night.stopping()) {
            prune();
        }
        runs.end(night.id(), status, error);
        NightReport report = NightReport.of(runs.get(night.id()), records);
        new NightHook(settings.hook(), settings.hookTimeout()).call(NightJson.of(report).toString());
        return report;
    }

    /** @return why the run failed; null if it did not */
    private @Nullable String execute(Night night) {
        try {
            JobExecution execution = operator.start(job, new JobParametersBuilder()
                    .addString(Nights.RUN, night.id().toString()).toJobParameters());
            Throwable failure = execution.getAllFailureExceptions().stream().findFirst().orElse(null);
            if (failure != null) {
                LOG.debug("night {}", night.id(), failure);
                return failure.getMessage() == null ? failure.toString() : failure.getMessage();
            }
        } catch (JobExecutionException e) {
            return "it cannot start: " + e.getMessage();
        }
        return night.hasTakenTooLong()
                ? "not all jobs were over after " + settings.limit().toSeconds() + " s (KOTA_NIGHTLY_LIMIT)"
                : null;
    }

    private void prune() {
        try {
            Map<PrunedKind, Long> pruned = prune.prune(false);
            LOG.info("pruned: {}", pruned.entrySet().stream()
                    .map(each -> each.getKey().key() + " " + each.getValue()).collect(Collectors.joining(", ")));
        } catch (RuntimeException e) { // what is old is deleted in the next night
            LOG.warn("{}", e.getMessage());
        }
    }
}

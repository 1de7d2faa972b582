package dev.kotadb.jobs.index.statistics;

import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import dev.kotadb.jobs.metrics.MetricsExport;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.staging.FileOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** What the job counts: files by outcome, their bytes, facts parsed, symbols, references by resolution. */
@Component
public final class IndexMetrics {
    private static final Set<IndexJobStatus> ENDS =
            EnumSet.complementOf(EnumSet.of(IndexJobStatus.PENDING, IndexJobStatus.PROCESSING));

    private final MeterRegistry meters;
    private final MetricsExport export;

    IndexMetrics(MeterRegistry meters, MetricsExport export) {
        this.meters = meters;
        this.export = export;
        startAtZero();
    }

    /** A rate over a counter that begins with its first event misses that event. */
    private void startAtZero() {
        for (IndexJobStatus status : ENDS) {
            runs(status);
        }
        for (FileOutcome outcome : FileOutcome.values()) {
            files(outcome);
        }
    }

    private Counter runs(IndexJobStatus status) {
        return meters.counter("kota.index.runs", "status", status.sqlName());
    }

    private Counter files(FileOutcome outcome) {
        return meters.counter("kota.index.files", "outcome", outcome.sqlName());
    }

    public void parsed(ParsedPage page) {
        page.outcomes.stream()
                .collect(Collectors.groupingBy(file -> file.outcome(), Collectors.counting()))
                .forEach((outcome, n) -> files(outcome).increment(n));
        meters.counter("kota.index.bytes").increment((double) page.files.stream().mapToLong(file -> file.sizeBytes()).sum());
        meters.counter("kota.index.parsed").increment(page.facts.size());
        meters.counter("kota.index.symbols").increment(page.symbols.size());
    }

    /** Counts a run that ended and exports all counts. */
    public void ended(JobExecution execution, IndexJobStatus status) {
        StepTimes.of(execution).forEach((step, took) -> meters.timer("kota.index.step", "step", step).record(took));
        runs(status).increment();
        export.export();
    }

    public void resolved(ResolvedPage page) {
        page.references.stream()
                .collect(Collectors.groupingBy(row -> row.resolution(), Collectors.counting()))
                .forEach((kind, n) -> meters.counter("kota.index.references", "resolution", kind).increment(n));
    }
}

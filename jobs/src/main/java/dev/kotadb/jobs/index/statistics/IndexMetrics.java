package dev.kotadb.jobs.index.statistics;

import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the job counts: files by outcome, their bytes, facts parsed, symbols, references by resolution. */
@Component
public final class IndexMetrics {
    private final MeterRegistry meters;

    IndexMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    public void parsed(ParsedPage page) {
        page.outcomes.stream()
                .collect(Collectors.groupingBy(file -> file.outcome(), Collectors.counting()))
                .forEach((outcome, n) -> meters.counter("kota.index.files", "outcome", outcome).increment(n));
        meters.counter("kota.index.bytes").increment((double) page.files.stream().mapToLong(file -> file.sizeBytes()).sum());
        meters.counter("kota.index.parsed").increment(page.facts.size());
        meters.counter("kota.index.symbols").increment(page.symbols.size());
    }

    /** A step's wall time, partitions left out since they run inside their step. */
    void step(String name, Duration took) {
        meters.timer("kota.index.step", "step", name).record(took);
    }

    public void run(String status) {
        meters.counter("kota.index.runs", "status", status).increment();
    }

    public void resolved(ResolvedPage page) {
        page.references.stream()
                .collect(Collectors.groupingBy(row -> row.resolution(), Collectors.counting()))
                .forEach((kind, n) -> meters.counter("kota.index.references", "resolution", kind).increment(n));
    }
}

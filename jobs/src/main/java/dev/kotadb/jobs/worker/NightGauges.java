package dev.kotadb.jobs.worker;

import dev.kotadb.jobs.report.NightReport;
import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.NightlyRunsTable;
import dev.kotadb.schema.nightly.RepositoryResult;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Shows by metrics how the last nightly run of all workers went, whichever began it. A run that has ended does not change, so
 * its repositories are read once. Safe for several threads.
 */
final class NightGauges {
    private static final long FRESH_NANOSECONDS = Duration.ofSeconds(2).toNanos();

    private final NightlyRunsTable runs;
    private final NightRecords records;
    private @Nullable Nights read;
    private @Nullable NightReport last;

    private NightGauges(DataSource dataSource) {
        this.runs = new NightlyRunsTable(dataSource);
        this.records = new NightRecords(dataSource);
    }

    /** @param last null if no run has ended */
    private record Nights(long at, Map<NightStatus, Instant> ends, @Nullable NightReport last) {
        double end(NightStatus status) {
            return ends.containsKey(status) ? ends.get(status).toEpochMilli() / 1000.0 : 0;
        }

        double duration() {
            return last == null ? 0 : last.duration().toMillis() / 1000.0;
        }

        double count(RepositoryResult result) {
            return last == null ? 0 : last.count(result);
        }
    }

    static void register(DataSource dataSource, MeterRegistry meters) {
        NightGauges gauges = new NightGauges(dataSource);
        for (NightStatus status : List.of(NightStatus.COMPLETED, NightStatus.FAILED, NightStatus.STOPPED)) {
            Gauge.builder("kota.night.end", () -> gauges.value(nights -> nights.end(status))).baseUnit("seconds")
                    .tag("status", status.sqlName())
                    .description("when the last nightly run with the status ended, in seconds since 1970; 0 if none has")
                    .register(meters);
        }
        Gauge.builder("kota.night.duration", () -> gauges.value(Nights::duration)).baseUnit("seconds")
                .description("how long the last nightly run took").register(meters);
        for (RepositoryResult result : RepositoryResult.values()) {
            Gauge.builder("kota.night.repositories", () -> gauges.value(nights -> nights.count(result)))
                    .tag("result", result.sqlName()).description("repositories of the last nightly run").register(meters);
        }
    }

    private double value(ToDoubleFunction<Nights> figure) {
        try {
            return figure.applyAsDouble(nights());
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }

    private synchronized Nights nights() {
        if (read == null || System.nanoTime() - read.at() > FRESH_NANOSECONDS) {
            read = new Nights(System.nanoTime(), runs.ends(), runs.lastEnded().map(this::report).orElse(null));
        }
        return read;
    }

    private NightReport report(NightlyRunRow run) {
        if (last == null || !last.run().id().equals(run.id())) {
            last = NightReport.of(run, records);
        }
        return last;
    }
}

package dev.kotadb.jobs.serve.http;

import dev.kotadb.jobs.serve.access.Gate;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.job.JobQueueTable.Load;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.NightlyRunsTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** How the server, its queue and the last night are. Everybody may ask, so the database is asked once a second at most. */
public final class Health {
    private static final long FRESH_NANOSECONDS = Duration.ofSeconds(1).toNanos();

    private final JobQueueTable queue;
    private final NightlyRunsTable nights;
    private final Gate gate;
    private final String version;
    private @Nullable State state;

    public Health(DataSource dataSource, Gate gate, String version) {
        this.queue = new JobQueueTable(dataSource);
        this.nights = new NightlyRunsTable(dataSource);
        this.gate = gate;
        this.version = version;
    }

    /** @param load null if the database does not answer */
    private record State(long at, @Nullable Load load, boolean singleUser, Optional<NightlyRunRow> night) {}

    void register(MeterRegistry meters) {
        Gauge.builder("kota.queue.jobs", () -> jobs(false)).tag("status", "pending")
                .description("jobs of all workers").register(meters);
        Gauge.builder("kota.queue.failed", () -> jobs(true)).description("jobs that failed within a day").register(meters);
    }

    private double jobs(boolean failed) {
        Load load = state().load;
        return load == null ? Double.NaN : failed ? load.failed24h() : load.depth();
    }

    private synchronized State state() {
        State known = state;
        if (known == null || System.nanoTime() - known.at > FRESH_NANOSECONDS) {
            known = read();
            state = known;
        }
        return known;
    }

    private State read() {
        try {
            return new State(System.nanoTime(), queue.load(), gate.isSingleUser(), nights.lastEnded());
        } catch (DataAccessException e) {
            return new State(System.nanoTime(), null, false, Optional.empty());
        }
    }

    /** Of this program. */
    String version() {
        return version;
    }

    boolean isUp() {
        return state().load != null;
    }

    Map<String, @Nullable Object> fields() {
        State now = state();
        Load load = now.load;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", load == null ? "unavailable" : "ok");
        fields.put("version", version);
        fields.put("timestamp", Instant.now());
        if (load != null) {
            fields.put("mode", now.singleUser
                    ? "single user: no key exists, every request from this machine sees everything"
                    : "keys");
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            shown.put("depth", load.depth());
            shown.put("workers", load.workers());
            shown.put("failed_24h", load.failed24h());
            shown.put("oldest_pending_age_seconds", load.oldestPendingAgeSeconds());
            fields.put("queue", shown);
            fields.put("last_night", now.night.map(Health::night).orElse(null));
        }
        return fields;
    }

    /** As Spring Boot's Actuator writes it: the queue and the last night are told, but do not make the server ill. */
    Map<String, @Nullable Object> actuator() {
        State now = state();
        String status = now.load == null ? "DOWN" : "UP";
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        components.put("db", Map.of("status", status));
        if (now.load != null) {
            components.put("queue", Map.of("status", "UP",
                    "details", Map.of("depth", now.load.depth(), "workers", now.load.workers(), "failed_24h", now.load.failed24h())));
            now.night.ifPresent(night -> components.put("lastNight", Map.of("status", "UP", "details", night(night))));
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", status);
        fields.put("components", components);
        return fields;
    }

    private static Map<String, @Nullable Object> night(NightlyRunRow night) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", night.status().sqlName());
        fields.put("started_at", night.startedAt());
        fields.put("ended_at", night.endedAt());
        return fields;
    }
}

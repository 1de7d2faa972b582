package dev.kotadb.jobs.report;

import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.NightTrigger;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.RepositoryNight;
import dev.kotadb.schema.nightly.RepositoryNight.Attempt;
import dev.kotadb.schema.nightly.RepositoryNight.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A night of many repositories with everything that can become of one. */
final class NightSample {
    static final Instant START = Instant.parse("2026-11-29T01:03:12Z");
    static final Instant END = Instant.parse("2026-11-29T03:41:40Z");
    static final UUID RUN = UUID.fromString("5f0c7b0e-4a53-4f2b-9d67-0c4f5d1a2b3c");

    private static final List<String> OWNERS = List.of("acme", "northwind", "platform-infrastructure", "web");
    private static final List<String> NAMES = List.of("shop", "billing-service", "search", "customer-notification-gateway", "docs",
            "terraform-modules", "mobile-app", "etl");

    private NightSample() {}

    static NightlyRunRow run(NightStatus status, @Nullable String error) {
        boolean atWork = status == NightStatus.PROCESSING;
        return new NightlyRunRow(RUN, NightTrigger.SCHEDULE, status, START, atWork ? null : END, END, false, error,
                "0 0 2 * * *", "Europe/Berlin");
    }

    /** @param repositories at least 60 */
    static NightReport of(int repositories) {
        List<RepositoryNight> nights = new ArrayList<>();
        Instant[] workers = {START.plusSeconds(4), START.plusSeconds(4)};
        for (int i = 0; i < repositories; i++) {
            String name = OWNERS.get(i % OWNERS.size()) + "/" + NAMES.get(i % NAMES.size()) + "-" + i;
            Instant asked = START.plusMillis(400 + 90L * i);
            nights.add(switch (i % 60) {
                case 3, 33 -> asked(name, CheckOutcome.UNREACHABLE,
                        "cannot read https://git.example.org/" + name + ".git: authentication is required", asked);
                case 5 -> asked(name, CheckOutcome.PAUSED,
                        "git.slow.example is left alone until 2026-11-29T02:08:12Z: 503 Service Unavailable", asked);
                case 17 -> failed(name, asked, workers);
                default -> i % 3 == 0 ? indexed(name, asked, workers, i) : asked(name, CheckOutcome.UNCHANGED, null, asked);
            });
        }
        return new NightReport(run(NightStatus.COMPLETED, null), nights);
    }

    static RepositoryNight asked(String name, CheckOutcome outcome, @Nullable String reason, Instant at) {
        return new RepositoryNight(name, outcome, reason, at, Duration.ofMillis(180), null, null, null, List.of(), null, null, null);
    }

    private static RepositoryNight indexed(String name, Instant asked, Instant[] workers, int i) {
        int worker = workers[0].isAfter(workers[1]) ? 1 : 0;
        Instant from = workers[worker];
        Instant fetched = from.plusSeconds(3 + i % 40);
        Instant to = fetched.plusSeconds(20 + (long) i * i % 331);
        workers[worker] = to;
        Size before = new Size(100 + i, 4000 + 31L * i);
        Size now = i % 7 == 0 ? new Size(140 + i, 6100 + 31L * i) : i % 5 == 0 ? new Size(40 + i, 2100 + 31L * i)
                : new Size(101 + i, 4012 + 31L * i);
        return done(name, asked, new Attempt(from, fetched, to, "completed", null), now, i % 48 == 12 ? null : before,
                Duration.ofSeconds(i % 9 == 0 ? 30 : 400));
    }

    static RepositoryNight done(
            String name, Instant asked, Attempt attempt, @Nullable Size size, @Nullable Size before, @Nullable Duration tookBefore) {
        return new RepositoryNight(name, CheckOutcome.SELECTED, "the remote has moved to 0a1b2c3", asked, Duration.ofMillis(180),
                job(name), IndexJobStatus.COMPLETED, null, List.of(attempt), size, before, tookBefore);
    }

    private static RepositoryNight failed(String name, Instant asked, Instant[] workers) {
        Instant from = workers[0];
        String reason = "cannot fetch https://git.example.org/" + name + ".git: the connection was reset";
        List<Attempt> attempts = List.of(
                new Attempt(from, null, from.plusSeconds(12), "failed", reason),
                new Attempt(from.plusSeconds(72), null, from.plusSeconds(84), "failed", reason),
                new Attempt(from.plusSeconds(204), null, from.plusSeconds(220), "failed", reason));
        return failed(name, asked, attempts, reason);
    }

    static RepositoryNight failed(String name, Instant asked, List<Attempt> attempts, String reason) {
        return new RepositoryNight(name, CheckOutcome.SELECTED, "never indexed", asked, Duration.ofMillis(180), job(name),
                IndexJobStatus.FAILED, reason, attempts, null, null, null);
    }

    static UUID job(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}

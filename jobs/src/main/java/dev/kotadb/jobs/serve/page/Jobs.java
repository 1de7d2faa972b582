package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.jobs.serve.access.Admission.Admitted;
import dev.kotadb.jobs.serve.answers.HiddenPaths;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.page.view.JobRow;
import dev.kotadb.jobs.serve.page.view.JobsPage;
import dev.kotadb.jobs.serve.page.view.JobsPage.Night;
import dev.kotadb.schema.keys.RateLimit;
import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.NightlyRunsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks how jobs are. The server's nightly runs are for all tenants; why one failed is for the owner. */
final class Jobs {
    private static final int JOBS = 50;
    private static final int SECONDS = 5;
    private static final int SECONDS_OF_AN_HOUR = 3_600;
    private static final int SHARE = 4;
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Reads reads;
    private final NightlyRunsTable nights;

    Jobs(Reads reads, DataSource dataSource) {
        this.reads = reads;
        this.nights = new NightlyRunsTable(dataSource);
    }

    JobsPage page(Admitted admitted) {
        Viewer viewer = admitted.viewer();
        Instant now = Instant.now();
        List<JobRow> jobs = reads.found(viewer, index -> index.jobs(new JobsRequest(null, null, JOBS))).value().stream()
                .map(each -> JobRow.of(each, now)).toList();
        return new JobsPage(every(admitted.limit()), jobs, nights.starting("").stream().map(each -> night(each, viewer)).toList());
    }

    /** An open page uses at most a quarter of the key's requests. */
    static String every(@Nullable RateLimit limit) {
        int seconds = limit == null ? SECONDS : Math.max(SECONDS, Math.ceilDiv(SHARE * SECONDS_OF_AN_HOUR, Math.max(1, limit.rateLimit())));
        return "every " + seconds + "s";
    }

    private static Night night(NightlyRunRow night, Viewer viewer) {
        String error = viewer instanceof Viewer.Owner ? HiddenPaths.in(night.error()) : null;
        Duration took = Duration.between(night.startedAt(), night.until());
        return new Night(START.format(night.startedAt()), took.toMinutes() + " min " + took.toSecondsPart() + " s",
                night.status().sqlName() + (night.silent() ? ", its process does not answer" : ""), kind(night.status()),
                error == null ? "" : error);
    }

    private static String kind(NightStatus status) {
        return switch (status) {
            case PROCESSING -> "open";
            case COMPLETED -> "good";
            case FAILED -> "fail";
            case STOPPED -> "warn";
        };
    }
}

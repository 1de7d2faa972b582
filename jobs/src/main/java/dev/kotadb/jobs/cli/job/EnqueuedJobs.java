package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.job.JobCommands.EnqueueOptions;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.job.JobQueueTable.Enqueued;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.staging.FileOutcome;
import dev.kotadb.schema.settings.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The jobs that one {@code kota enqueue} asks for. No Spring context is needed: the workers do the work. */
final class EnqueuedJobs {
    private static final long LOOK_MILLISECONDS = 500;

    private final Console console;
    private final EnqueueOptions options;
    private final IndexJobsTable jobs;
    private final JobQueueTable queue;
    private final RepositoriesTable repositories;
    private final Map<UUID, IndexJobStatus> told = new HashMap<>();

    EnqueuedJobs(Console console, EnqueueOptions options, DataSource dataSource) {
        this.console = console;
        this.options = options;
        this.jobs = new IndexJobsTable(dataSource);
        this.queue = new JobQueueTable(dataSource);
        this.repositories = new RepositoriesTable(dataSource);
    }

    /** A line of {@code --json}. @param added false if the same was asked for before */
    private record Line(String job, String repository, String status, boolean added, @Nullable String error) {}

    /** Asks for the jobs, and waits for them if the options say so. @return the exit code */
    int run(List<SourceLocation> locations) throws InterruptedException {
        List<Enqueued> asked = locations.stream().map(this::enqueue).toList();
        int exitCode = options.waits() ? awaitAll(asked) : ExitCode.DONE;
        print(asked);
        return exitCode;
    }

    private Enqueued enqueue(SourceLocation location) {
        UUID repository = repositories.ensureLocal(location.defaultName(), location.text()).id();
        IndexRequest request = new IndexRequest(location.text(), null, options.ref(), options.full());
        return queue.enqueue(repository, options.ref(), JsonMapper.shared().writeValueAsString(request),
                options.priority());
    }

    private void print(List<Enqueued> asked) {
        try (JsonLines lines = new JsonLines(console.out())) {
            for (Enqueued each : asked) {
                IndexJobRow row = row(each.id());
                if (options.json()) {
                    lines.write(new Line(row.id().toString(), row.fullName(), row.status().sqlName(), each.added(),
                            row.errorMessage()));
                } else {
                    console.out().println(row.id());
                    if (!options.waits()) {
                        console.err().println(row.fullName() + ": " + (each.added() ? "" : "was asked for before, ")
                                + row.status().sqlName());
                    }
                }
            }
        }
    }

    private int awaitAll(List<Enqueued> asked) throws InterruptedException {
        Instant limit = Instant.now().plus(Limit.ENQUEUE_WAIT_TIMEOUT.duration());
        List<UUID> open = new ArrayList<>(asked.stream().map(Enqueued::id).toList());
        Map<IndexJobStatus, Boolean> ends = new EnumMap<>(IndexJobStatus.class);
        boolean someFilesFailed = false;
        while (!open.isEmpty()) {
            for (UUID id : List.copyOf(open)) {
                IndexJobRow row = row(id);
                tell(row);
                if (isOver(row.status())) {
                    open.remove(id);
                    ends.put(row.status(), true);
                    someFilesFailed |= failedFiles(row) > 0;
                }
            }
            if (!open.isEmpty() && Instant.now().isAfter(limit)) {
                throw new CommandFailure(open.size() + " jobs have not ended after " + Limit.ENQUEUE_WAIT_TIMEOUT.value()
                        + " s (KOTA_ENQUEUE_WAIT_TIMEOUT): see kota jobs. They stay in the queue.");
            }
            Thread.sleep(LOOK_MILLISECONDS);
        }
        return ends.containsKey(IndexJobStatus.FAILED) ? ExitCode.FAILED
                : ends.containsKey(IndexJobStatus.STOPPED) ? ExitCode.STOPPED
                : someFilesFailed ? ExitCode.SOME_FILES_FAILED : ExitCode.DONE;
    }

    private void tell(IndexJobRow row) {
        if (told.put(row.id(), row.status()) != row.status()) {
            console.err().println(Stream.of(row.fullName() + ": " + row.status().sqlName(), row.errorMessage())
                    .filter(text -> text != null).reduce((one, other) -> one + ": " + other).orElse(""));
        }
    }

    private static boolean isOver(IndexJobStatus status) {
        return switch (status) {
            case PENDING, PROCESSING -> false;
            case COMPLETED, FAILED, SKIPPED, STOPPED -> true;
        };
    }

    private static long failedFiles(IndexJobRow row) {
        return JsonMapper.shared().readTree(row.stats()).path("outcomes").path(FileOutcome.FAILED.sqlName()).asLong(0);
    }

    private IndexJobRow row(UUID id) {
        return jobs.find(id).orElseThrow(() -> new CommandFailure("job " + id + " is gone, with its repository"));
    }
}

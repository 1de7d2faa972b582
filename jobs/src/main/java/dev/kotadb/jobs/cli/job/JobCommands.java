package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.worker.WorkerOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the commands that run and control jobs do; each answers with an {@link ExitCode}. */
public interface JobCommands {
    /**
     * What {@code kota index} was asked for.
     *
     * @param location a directory or a git URL
     * @param name {@code owner/repo}; null for the one that follows from the location
     * @param ref a branch, tag or commit; null for a directory's working tree or a remote's default branch
     * @param full whether to read and parse all of it anew
     * @param acceptLoss whether to publish an index that has far less than the one before
     * @param retryPoison whether to parse contents again that were set aside
     * @param libraries folders of libraries; null for those of the settings
     * @param fetchLibraries whether to download libraries that are in none of these
     * @param waits whether to wait while another process is indexing the repository
     * @param json whether the result is one JSON object on standard output
     */
    record IndexOptions(
            String location,
            @Nullable String name,
            @Nullable String ref,
            boolean full,
            boolean acceptLoss,
            boolean retryPoison,
            @Nullable String libraries,
            boolean fetchLibraries,
            boolean waits,
            boolean json) {}

    int index(IndexOptions options);

    /** Runs any job; the parameters are in the order given. */
    int run(String job, Map<String, String> parameters, boolean json);

    /** What {@code kota enqueue} was asked for; see {@link IndexOptions}. @param waits whether it waits for the jobs' end */
    record EnqueueOptions(
            List<String> locations, @Nullable String ref, boolean full, int priority, boolean waits, boolean json) {
        public EnqueueOptions {
            locations = List.copyOf(locations);
        }
    }

    int enqueue(EnqueueOptions options);

    /** Takes jobs from the queue until it is asked to stop. */
    int worker(WorkerOptions options);

    /** Returns a job that failed or was stopped to the queue. */
    int retry(UUID job);

    /** Mends the record of a job whose process is gone. */
    int repair(UUID job);

    int stop(UUID job);

    int resume(UUID job, boolean json);
}

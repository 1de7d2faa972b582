package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.ExitCode;
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
     * @param json whether the result is one JSON object on standard output
     */
    record IndexOptions(
            String location,
            @Nullable String name,
            @Nullable String ref,
            boolean full,
            boolean acceptLoss,
            boolean json) {}

    int index(IndexOptions options);

    /** Runs any job; the parameters are in the order given. */
    int run(String job, Map<String, String> parameters, boolean json);

    int stop(UUID job);

    int resume(UUID job, boolean json);
}

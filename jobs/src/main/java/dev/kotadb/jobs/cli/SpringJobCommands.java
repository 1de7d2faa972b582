package dev.kotadb.jobs.cli;

import java.util.Map;
import java.util.UUID;

/** Starts the Spring application for the commands that run jobs. */
final class SpringJobCommands implements JobCommands {
    private static final String NOT_YET = "This build does not run jobs yet.";

    @Override
    public int index(IndexOptions options) {
        throw new CommandFailure(NOT_YET);
    }

    @Override
    public int run(String job, Map<String, String> parameters, boolean json) {
        throw new CommandFailure(NOT_YET);
    }

    @Override
    public int stop(UUID job) {
        throw new CommandFailure(NOT_YET);
    }

    @Override
    public int resume(UUID job, boolean json) {
        throw new CommandFailure(NOT_YET);
    }
}

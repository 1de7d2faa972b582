package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Result;
import java.util.List;
import java.util.UUID;

/** A run while it is at work in this process. Safe for several threads. */
final class Night {
    private final UUID id;
    private volatile boolean stopping;
    private volatile boolean tookTooLong;
    private volatile List<Result> results = List.of();

    Night(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }

    void stop() {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    void found(List<Result> ofRepositories) {
        results = List.copyOf(ofRepositories);
    }

    List<Result> results() {
        return results;
    }

    void tookTooLong() {
        tookTooLong = true;
    }

    boolean hasTakenTooLong() {
        return tookTooLong;
    }
}

package dev.kotadb.jobs.nightly;

import java.util.UUID;

/** A run while it is at work in this process. Safe for several threads. */
final class Night {
    private final UUID id;
    private volatile boolean stopping;
    private volatile boolean tookTooLong;

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

    void tookTooLong() {
        tookTooLong = true;
    }

    boolean hasTakenTooLong() {
        return tookTooLong;
    }
}

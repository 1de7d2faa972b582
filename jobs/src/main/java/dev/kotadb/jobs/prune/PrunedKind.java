package dev.kotadb.jobs.prune;

import java.util.Locale;

/** What the job deletes; each kind is a step. */
public enum PrunedKind {
    FACTS("facts of contents that no indexed file has"),
    SUSPECTS("contents at which a process died, and that no indexed file has"),
    JOBS("records of ended jobs"),
    EXECUTIONS("executions in Spring Batch's records"),
    NIGHTS("records of nightly runs"),
    RATE_COUNTERS("rate counters of past hours"),
    STAGING("runs that left staging tables"),
    EXTERNALS("symbols of libraries that no reference means"),
    MIRRORS("mirrors of remotes in this home folder");

    private final String description;

    PrunedKind(String description) {
        this.description = description;
    }

    /** The name of its step, and its field in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }
}

package dev.kotadb.jobs.index;

/** An attempt at a run lost the database server; the message says why and how to go on. */
public final class RunInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient IndexRun run;

    public RunInterruptedException(IndexRun run, String message, Throwable cause) {
        super(message, cause);
        this.run = run;
    }

    /** The attempt. */
    public IndexRun run() {
        return run;
    }
}

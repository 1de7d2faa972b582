package dev.kotadb.jobs.cli.console;

/** What the command line tells its caller. */
public final class ExitCode {
    /** Done; also a run that had nothing to do. */
    public static final int DONE = 0;

    /** Failed; also where nothing is indexed under the name asked for. */
    public static final int FAILED = 1;

    /** The command was not understood. */
    public static final int USAGE = 2;

    /** Done, but some files failed. */
    public static final int SOME_FILES_FAILED = 3;

    /** Stopped on request; to be resumed. */
    public static final int STOPPED = 4;

    private ExitCode() {}
}

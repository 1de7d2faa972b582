package dev.kotadb.jobs.progress;

/** Tells an operator how far a run is. Safe for use by several threads. */
public interface Progress extends AutoCloseable {
    Progress SILENT = new Progress() {
        @Override
        public void phase(String name, long files, long bytes) {}

        @Override
        public void advance(long files, long bytes) {}
    };

    /** Says that nobody listens any more: a run has ended. */
    @Override
    default void close() {}

    /** A phase begins, with this much to do; zero where that is not known. */
    void phase(String name, long files, long bytes);

    void advance(long files, long bytes);
}

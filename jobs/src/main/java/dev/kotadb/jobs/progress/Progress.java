package dev.kotadb.jobs.progress;

import dev.kotadb.schema.index.job.IndexStep;
import java.util.Map;

/** Tells an operator how far a run is. Safe for use by several threads. */
public interface Progress extends AutoCloseable {
    Progress SILENT = new Progress() {
        @Override
        public void phase(IndexStep step, long files, long bytes) {}

        @Override
        public void advance(long files, long bytes) {}
    };

    /** Says that nobody listens any more: a run has ended. */
    @Override
    default void close() {}

    /** Says how long each step took in an earlier run like this one. */
    default void expect(Map<IndexStep, Long> milliseconds) {}

    /** A step begins, with this much to do; zero if that is not known. */
    void phase(IndexStep step, long files, long bytes);

    void advance(long files, long bytes);
}

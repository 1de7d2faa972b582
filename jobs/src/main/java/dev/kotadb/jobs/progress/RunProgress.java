package dev.kotadb.jobs.progress;

import dev.kotadb.schema.index.job.IndexStep;
import java.util.Locale;
import java.util.Map;

/** What a run has told of its progress, as text. */
final class RunProgress {
    private static final double MEGABYTE = 1e6;
    private static final double NANOS = 1e9;

    private final RunEstimate estimate;
    private IndexStep step = IndexStep.OPEN;
    private long start;
    private long allFiles;
    private long allBytes;
    private long files;
    private long bytes;

    RunProgress() {
        start = System.nanoTime();
        estimate = new RunEstimate(start);
    }

    void expect(Map<IndexStep, Long> milliseconds) {
        estimate.expect(milliseconds);
    }

    void begin(IndexStep next, long itsFiles, long itsBytes) {
        step = next;
        start = System.nanoTime();
        estimate.begin(next, start);
        allFiles = itsFiles;
        allBytes = itsBytes;
        files = 0;
        bytes = 0;
    }

    void add(long moreFiles, long moreBytes) {
        files += moreFiles;
        bytes += moreBytes;
    }

    double done() {
        return estimate.done(fraction(), System.nanoTime());
    }

    /** {@code resolve      18.4 s   3,400 files, 61.0 MB}. */
    String finished() {
        String took = String.format(Locale.ROOT, "%-8s %8.1f s", step.sqlName(), seconds());
        return allFiles == 0
                ? took
                : String.format(Locale.ROOT, "%s   %,d files, %.1f MB", took, files, bytes / MEGABYTE);
    }

    /** Of the whole run: {@code 62 %, 12 s left}. */
    String run() {
        return estimate.text(fraction(), System.nanoTime());
    }

    /** {@code resolve: 1,200 of 3,400 files, 310 files/s, 4.7 MB/s}. */
    String step() {
        if (allFiles == 0) {
            return step.sqlName();
        }
        double seconds = Math.max(seconds(), 1e-3);
        return String.format(Locale.ROOT, "%s: %,d of %,d files, %,.0f files/s, %.1f MB/s", step.sqlName(), files, allFiles,
                files / seconds, bytes / MEGABYTE / seconds);
    }

    private double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }

    private double fraction() {
        if (allBytes > 0) {
            return Math.min((double) bytes / allBytes, 1);
        }
        return allFiles > 0 ? Math.min((double) files / allFiles, 1) : -1;
    }
}

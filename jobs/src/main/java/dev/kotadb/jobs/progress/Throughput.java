package dev.kotadb.jobs.progress;

import java.util.Locale;

/** How much of a phase is done, how fast, and how long the rest will take at that speed. */
final class Throughput {
    private static final double MEGABYTE = 1_000_000.0;

    private long start;
    private long totalFiles;
    private long totalBytes;
    private long files;
    private long bytes;

    void start(long allFiles, long allBytes) {
        start = System.nanoTime();
        totalFiles = allFiles;
        totalBytes = allBytes;
        files = 0;
        bytes = 0;
    }

    void add(long moreFiles, long moreBytes) {
        files += moreFiles;
        bytes += moreBytes;
    }

    /** {@code 1,200 of 3,400 files, 310 files/s, 4.7 MB/s, 7 s left}. */
    String text() {
        double seconds = Math.max((System.nanoTime() - start) / 1e9, 1e-3);
        String speed = String.format(
                Locale.ROOT, "%,.0f files/s, %.1f MB/s", files / seconds, bytes / MEGABYTE / seconds);
        if (bytes == 0 || totalBytes == 0) {
            return String.format(Locale.ROOT, "%,d of %,d files, %s", files, totalFiles, speed);
        }
        double left = seconds * Math.max(totalBytes - bytes, 0) / bytes;
        return String.format(Locale.ROOT, "%,d of %,d files, %s, %.0f s left", files, totalFiles, speed, left);
    }
}

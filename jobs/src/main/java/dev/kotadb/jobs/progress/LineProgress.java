package dev.kotadb.jobs.progress;

import java.io.PrintStream;
import java.util.Locale;

/** Plain lines for a log: one when a phase begins, one every few seconds while it goes on. */
public final class LineProgress implements Progress {
    private static final long SILENCE_NANOS = 5_000_000_000L;
    private static final double MEGABYTE = 1_000_000.0;

    private final PrintStream out;
    private final Throughput throughput = new Throughput();
    private String phase = "";
    private long lastLine;

    public LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void phase(String name, long files, long bytes) {
        phase = name;
        throughput.start(files, bytes);
        lastLine = System.nanoTime();
        out.println(files == 0
                ? name
                : String.format(Locale.ROOT, "%s: %,d files, %.1f MB", name, files, bytes / MEGABYTE));
    }

    @Override
    public synchronized void advance(long files, long bytes) {
        throughput.add(files, bytes);
        long now = System.nanoTime();
        if (now - lastLine >= SILENCE_NANOS) {
            lastLine = now;
            out.println(phase + ": " + throughput.text());
        }
    }
}

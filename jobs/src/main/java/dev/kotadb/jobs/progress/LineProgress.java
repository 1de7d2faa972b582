package dev.kotadb.jobs.progress;

import java.util.Locale;
import java.util.function.Consumer;

/** Plain lines for a log: one when a phase begins, one every few seconds while it goes on. */
public final class LineProgress implements Progress {
    private static final long SILENCE_NANOS = 5_000_000_000L;
    private static final double MEGABYTE = 1_000_000.0;

    private final Consumer<String> lines;
    private final Throughput throughput = new Throughput();
    private String phase = "";
    private long lastLine;

    /** @param lines takes each line */
    public LineProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void phase(String name, long files, long bytes) {
        phase = name;
        throughput.start(files, bytes);
        lastLine = System.nanoTime();
        lines.accept(files == 0
                ? name
                : String.format(Locale.ROOT, "%s: %,d files, %.1f MB", name, files, bytes / MEGABYTE));
    }

    @Override
    public synchronized void advance(long files, long bytes) {
        throughput.add(files, bytes);
        long now = System.nanoTime();
        if (now - lastLine >= SILENCE_NANOS) {
            lastLine = now;
            lines.accept(phase + ": " + throughput.text());
        }
    }
}

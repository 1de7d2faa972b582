package dev.kotadb.jobs.progress;

import dev.kotadb.schema.index.job.IndexStep;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Plain lines for a log: one when a step begins, one every few seconds while it goes on. */
public final class LineProgress implements Progress {
    private static final long SILENCE_NANOS = 5_000_000_000L;
    private static final double MEGABYTE = 1_000_000.0;

    private final Consumer<String> lines;
    private final RunProgress run = new RunProgress();
    private long lastLine;

    /** @param lines takes each line */
    public LineProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void expect(Map<IndexStep, Long> milliseconds) {
        run.expect(milliseconds);
    }

    @Override
    public synchronized void phase(IndexStep step, long files, long bytes) {
        run.begin(step, files, bytes);
        lastLine = System.nanoTime();
        lines.accept(files == 0
                ? step.sqlName()
                : String.format(Locale.ROOT, "%s: %,d files, %.1f MB", step.sqlName(), files, bytes / MEGABYTE));
    }

    @Override
    public synchronized void advance(long files, long bytes) {
        run.add(files, bytes);
        long now = System.nanoTime();
        if (now - lastLine >= SILENCE_NANOS) {
            lastLine = now;
            lines.accept(run.step() + "; run " + run.run());
        }
    }
}

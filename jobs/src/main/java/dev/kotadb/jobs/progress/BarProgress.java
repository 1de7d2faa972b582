package dev.kotadb.jobs.progress;

import dev.kotadb.schema.index.job.IndexStep;
import java.io.PrintStream;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** On a terminal: a line for each finished step, and below them one bar for the whole run. */
public final class BarProgress implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 20;
    private static final int INTERVAL_MILLIS = 250;

    private final PrintStream out;
    private final RunProgress run = new RunProgress();
    private @Nullable ProgressBar bar;

    public BarProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void expect(Map<IndexStep, Long> milliseconds) {
        run.expect(milliseconds);
    }

    @Override
    public synchronized void phase(IndexStep step, long files, long bytes) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setUpdateIntervalMillis(INTERVAL_MILLIS)
                    .continuousUpdate()
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(out))
                    .setRenderer(this::render)
                    .build();
        } else {
            finishStep();
        }
        run.begin(step, files, bytes);
    }

    @Override
    public synchronized void advance(long files, long bytes) {
        run.add(files, bytes);
    }

    @Override
    public void close() {
        ProgressBar closed;
        synchronized (this) {
            closed = bar;
            bar = null;
        }
        if (closed != null) {
            closed.close(); // Not under the lock: this waits for another thread that renders a last time.
            finishStep();
        }
    }

    private synchronized void finishStep() {
        out.print(CLEAR_LINE + "  " + run.finished() + System.lineSeparator());
        out.flush();
    }

    private synchronized String render(ProgressState state, int width) {
        int filled = (int) Math.round(run.done() * WIDTH);
        String text = "[" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + run.run() + "; " + run.step();
        return text.length() < width ? text + " ".repeat(width - text.length()) : text.substring(0, width);
    }
}

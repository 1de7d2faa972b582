package dev.kotadb.jobs.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal, one for each phase that has files to count. */
public final class BarProgress implements Progress {
    private final PrintStream out;
    private final Throughput throughput = new Throughput();
    private @Nullable ProgressBar bar;

    public BarProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void phase(String name, long files, long bytes) {
        close();
        throughput.start(files, bytes);
        bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(files == 0 ? -1 : files)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    @Override
    public synchronized void advance(long files, long bytes) {
        throughput.add(files, bytes);
        if (bar != null) {
            bar.stepBy(files);
            bar.setExtraMessage(" " + throughput.text());
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

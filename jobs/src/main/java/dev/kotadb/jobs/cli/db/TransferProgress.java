package dev.kotadb.jobs.cli.db;

import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the progress of a dump or restore: a line per finished table, and one every few seconds in between. */
final class TransferProgress implements TransferListener {
    private static final long SILENCE_NANOS = 5_000_000_000L;
    private static final double MEGABYTE = 1_000_000.0;

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long bytes;
    private long firstByte;
    private long lastLine;

    TransferProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void note(String message) {
        say(message);
    }

    @Override
    public synchronized void advanced(String table, long more) {
        long now = System.nanoTime();
        if (bytes == 0) {
            firstByte = now;
            lastLine = now;
        }
        bytes += more;
        if (now - lastLine >= SILENCE_NANOS) {
            say("%s …  %.0f MB, %.1f MB/s", table, bytes / MEGABYTE, bytes / MEGABYTE * 1e9 / (now - firstByte));
        }
    }

    @Override
    public synchronized void finished(DumpManifest.Table table, Duration took) {
        if (table.rows() > 0) {
            say("  %-20s %,12d rows  %8.1f MB  %6.1f s", table.name(), table.rows(), table.bytes() / MEGABYTE,
                    took.toMillis() / 1e3);
        }
    }

    /** {@code 12 tables, 3,400 rows, 1.2 MB in 0.3 s (4.0 MB/s)}. */
    synchronized String summary(long tables, long rows, long size) {
        double seconds = seconds();
        return String.format(Locale.ROOT, "%,d tables, %,d rows, %.1f MB in %.1f s (%.1f MB/s)", tables, rows,
                size / MEGABYTE, seconds, size / MEGABYTE / Math.max(seconds, 1e-3));
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void say(String format, Object... values) {
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
        lastLine = System.nanoTime();
    }
}

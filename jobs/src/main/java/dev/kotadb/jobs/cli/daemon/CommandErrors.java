package dev.kotadb.jobs.cli.daemon;

import java.io.IOException;
import java.io.OutputStream;

/** Standard error of the process: that of the command that runs, otherwise the daemon's log. */
final class CommandErrors extends OutputStream {
    private final OutputStream log;
    private volatile OutputStream current;

    CommandErrors(OutputStream log) {
        this.log = log;
        this.current = log;
    }

    void to(OutputStream command) {
        current = command;
    }

    void toLog() {
        current = log;
    }

    @Override
    public void write(int b) throws IOException {
        current.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        current.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        current.flush();
    }
}

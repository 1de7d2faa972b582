package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import java.io.FilterOutputStream;
import java.io.IOException;

/** Standard output that fails when it cannot be written to any more; a print stream hides that. */
final class CheckedStream extends FilterOutputStream {
    private final Console console;

    CheckedStream(Console console) {
        super(console.out());
        this.console = console;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    private void check() throws IOException {
        if (console.isClosed()) {
            throw new IOException("it is full, or nobody reads it any more");
        }
    }
}

package dev.kotadb.schema.admin.dump.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.settings.Limit;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a script: lines of text and, between them, sections of COPY data, whose lines may have any length. */
public final class ScriptReader {
    private static final int BUFFER = 1 << 16;
    private static final byte[] END = {'\\', '.', '\n'};

    private final InputStream script;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int lastByte = '\n';
    private long lines;
    private int limit;

    public ScriptReader(InputStream script) {
        this.script = script;
    }

    /** Returns the next line without its end; null at the end of the script. */
    public @Nullable String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (position < limit || fill()) {
            int end = endOfLine(limit);
            line.write(buffer, position, end - position);
            boolean whole = buffer[end - 1] == '\n';
            position = end;
            if (whole) {
                lines++;
                lastByte = '\n';
                return line.toString(UTF_8).stripTrailing();
            }
            if (line.size() > Limit.RESTORE_LINE_LENGTH.value()) {
                throw new IOException("a line outside of the data is too long");
            }
        }
        return line.size() == 0 ? null : line.toString(UTF_8);
    }

    /** Returns the next byte; negative at the end of the script. */
    int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int next = buffer[position++] & 0xff;
        lastByte = next;
        lines += next == '\n' ? 1 : 0;
        return next;
    }

    /** Returns the next byte without consuming it; negative at the end of the script. */
    int peek() throws IOException {
        return position == limit && !fill() ? -1 : buffer[position] & 0xff;
    }

    /** The number of lines that were read completely. */
    public long lines() {
        return lines;
    }

    /** Whether the next byte is the first of a line. */
    boolean atLineStart() {
        return lastByte == '\n';
    }

    /** The COPY data after the current line, up to the line {@code \.} that ends it. */
    public InputStream data() {
        return new Data();
    }

    /** Returns the position after the next line feed; {@code before} if there is none before that position. */
    private int endOfLine(int before) {
        for (int i = position; i < before; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return before;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int read = script.read(buffer, limit, BUFFER - limit);
        limit += Math.max(read, 0);
        return read > 0;
    }

    private final class Data extends InputStream {
        private boolean atLineStart = true;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int copied = 0;
            while (copied < length && !ended) {
                if (position == limit && !fill()) {
                    throw new EOFException("it ends in the middle of a table");
                }
                if (atLineStart && isEnd()) {
                    ended = true;
                } else {
                    int end = endOfLine(Math.min(limit, position + length - copied));
                    System.arraycopy(buffer, position, target, offset + copied, end - position);
                    copied += end - position;
                    position = end;
                    atLineStart = buffer[end - 1] == '\n';
                    lines += atLineStart ? 1 : 0;
                }
            }
            return copied == 0 && length > 0 ? -1 : copied;
        }

        /** Consumes the line {@code \.}. No row begins like it, because COPY escapes each backslash. */
        private boolean isEnd() throws IOException {
            for (int i = 0; i < END.length; i++) {
                if (position + i == limit && !fill()) {
                    return false;
                }
                if (buffer[position + i] != END[i]) {
                    return false;
                }
            }
            position += END.length;
            lines++;
            return true;
        }
    }
}

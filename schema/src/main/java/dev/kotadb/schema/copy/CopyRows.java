package dev.kotadb.schema.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Writes rows to a table by COPY in PostgreSQL's binary format. Begin each row with {@link #row}, then add one value per column,
 * in order. {@link #finish} completes the COPY; closing without it cancels the COPY. Not thread-safe.
 */
public final class CopyRows implements AutoCloseable {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0,
        0, 0, 0, 0, 0, 0, 0, 0};
    private static final int FLUSH_BYTES = 1 << 16;
    private static final VarHandle SHORT = bigEndian(short[].class);
    private static final VarHandle INT = bigEndian(int[].class);
    private static final VarHandle LONG = bigEndian(long[].class);

    private final CopyIn copy;
    private final String table;
    private final int columns;
    private final Bytes buffer = new Bytes();
    private long rows;

    /** @param columns names, comma-separated, in the order of the values */
    public CopyRows(Connection connection, String table, String columns) {
        this.table = table;
        this.columns = (int) columns.chars().filter(c -> c == ',').count() + 1;
        try {
            this.copy = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)");
        } catch (SQLException e) {
            throw failure("cannot start", e);
        }
        buffer.write(HEADER);
    }

    public CopyRows row() {
        if (buffer.size >= FLUSH_BYTES) {
            flush();
        }
        rows++;
        buffer.int16(columns);
        return this;
    }

    public CopyRows uuid(@Nullable UUID value) {
        if (value == null) {
            return addNull();
        }
        buffer.int32(16);
        buffer.int64(value.getMostSignificantBits());
        buffer.int64(value.getLeastSignificantBits());
        return this;
    }

    /** Adds text; use {@link #json} for a jsonb column. */
    public CopyRows text(@Nullable String value) {
        return value == null ? addNull() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CopyRows json(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        buffer.int32(utf8.length + 1);
        buffer.int8(1); // the version of jsonb's binary format
        buffer.write(utf8);
        return this;
    }

    public CopyRows int4(int value) {
        buffer.int32(4);
        buffer.int32(value);
        return this;
    }

    public CopyRows int8(long value) {
        buffer.int32(8);
        buffer.int64(value);
        return this;
    }

    public CopyRows int8(@Nullable Long value) {
        return value == null ? bytes(null) : int8(value.longValue());
    }

    /** Adds a bytea, or a value of another type in that type's binary format. */
    public CopyRows bytes(byte @Nullable [] value) {
        if (value == null) {
            return addNull();
        }
        buffer.int32(value.length);
        if (value.length > FLUSH_BYTES) {
            flush();
            send(value, value.length);
        } else {
            buffer.write(value);
        }
        return this;
    }

    private CopyRows addNull() {
        buffer.int32(-1);
        return this;
    }

    /** Completes the COPY. @return the number of rows written */
    public long finish() {
        buffer.int16(-1);
        flush();
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw failure("cannot finish", e);
        }
        return rows;
    }

    @Override
    public void close() {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                throw failure("cannot cancel", e);
            }
        }
    }

    private static VarHandle bigEndian(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    private void flush() {
        send(buffer.bytes, buffer.size);
        buffer.reset();
    }

    private void send(byte[] bytes, int length) {
        try {
            copy.writeToCopy(bytes, 0, length);
        } catch (SQLException e) {
            throw failure("cannot write", e);
        }
    }

    private DataAccessResourceFailureException failure(String what, SQLException e) {
        return new DataAccessResourceFailureException(
                what + " COPY to " + table + " after " + rows + " rows: " + e.getMessage(), e);
    }

    /** A growing buffer with numbers in network order. ByteArrayOutputStream is slower, because it locks for each byte. */
    private static final class Bytes {
        private byte[] bytes = new byte[2 * FLUSH_BYTES];
        private int size;

        void int8(int value) {
            ensureRoom(1);
            bytes[size++] = (byte) value;
        }

        void int16(int value) {
            ensureRoom(Short.BYTES);
            SHORT.set(bytes, size, (short) value);
            size += Short.BYTES;
        }

        void int32(int value) {
            ensureRoom(Integer.BYTES);
            INT.set(bytes, size, value);
            size += Integer.BYTES;
        }

        void int64(long value) {
            ensureRoom(Long.BYTES);
            LONG.set(bytes, size, value);
            size += Long.BYTES;
        }

        void write(byte[] from) {
            ensureRoom(from.length);
            System.arraycopy(from, 0, bytes, size, from.length);
            size += from.length;
        }

        private void ensureRoom(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }

        void reset() {
            size = 0;
        }
    }
}

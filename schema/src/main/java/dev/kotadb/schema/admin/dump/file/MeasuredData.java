package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes a table's data on, and counts and hashes it. Each line is one row. */
public final class MeasuredData extends FilterInputStream {
    private final MessageDigest hash;
    private final String table;
    private final TransferListener listener;
    private long bytes;
    private long rows;

    public MeasuredData(InputStream data, String table, TransferListener listener) {
        super(data);
        this.table = table;
        this.listener = listener;
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            hash.update(buffer, offset, read);
            for (int i = offset; i < offset + read; i++) {
                if (buffer[i] == '\n') {
                    rows++;
                }
            }
            bytes += read;
            listener.advanced(table, read);
        }
        return read;
    }

    /** The result; call it once, after the data was read to its end. */
    public DumpManifest.Table measured(CopyStatement copy) {
        return new DumpManifest.Table(
                copy.schema(), copy.table(), copy.columns(), rows, bytes, HexFormat.of().formatHex(hash.digest()));
    }
}

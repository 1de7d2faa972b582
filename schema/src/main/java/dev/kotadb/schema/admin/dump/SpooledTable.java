package dev.kotadb.schema.admin.dump;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A table's rows on their way from somebody else's script into a file of a dump folder. */
final class SpooledTable implements AutoCloseable {
    private final CopyStatement copy;
    private final MessageDigest hash;
    private final OutputStream file;
    private long rows;
    private long bytes;

    SpooledTable(CopyStatement copy, Path folder) throws IOException {
        this.copy = copy;
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        this.file = new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(FolderOutput.fileName(copy, false)))), hash);
    }

    CopyStatement copy() {
        return copy;
    }

    /** Adds one line with its end. */
    void add(byte[] line) throws IOException {
        file.write(line);
        bytes += line.length;
        rows++;
    }

    /** Adds whole lines, or parts of lines. */
    void add(byte[] data, int length) throws IOException {
        file.write(data, 0, length);
        bytes += length;
        for (int i = 0; i < length; i++) {
            if (data[i] == '\n') {
                rows++;
            }
        }
    }

    /** What was written; call it after closing. */
    DumpManifest.Table description() {
        return new DumpManifest.Table(copy.schema(), copy.table(), copy.columns(), rows, bytes,
                HexFormat.of().formatHex(hash.digest()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

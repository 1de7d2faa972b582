package dev.kotadb.schema.admin.dump.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses at the fastest level: twice as fast as the default, for a tenth more bytes. */
final class Gzip extends GZIPOutputStream {
    private static final int BUFFER = 1 << 16;

    Gzip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }
}

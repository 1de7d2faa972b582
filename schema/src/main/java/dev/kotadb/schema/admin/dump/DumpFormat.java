package dev.kotadb.schema.admin.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpInput;
import dev.kotadb.schema.admin.dump.file.FolderInput;
import dev.kotadb.schema.admin.dump.file.FolderOutput;
import dev.kotadb.schema.admin.dump.file.ScriptInput;
import dev.kotadb.schema.admin.dump.file.ScriptText;
import dev.kotadb.schema.admin.dump.pgdump.PgDumpInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a dump by its format: a folder, a script of this program, or a script of pg_dump; scripts may be compressed. */
final class DumpFormat {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 1 << 13;
    private static final String CUSTOM_FORMAT = "PGDMP";
    private static final int GZIP_MAGIC = 0x1f8b;

    private DumpFormat() {}

    static DumpInput open(Path dump) throws IOException {
        if (Files.isDirectory(dump)) {
            return FolderInput.open(dump);
        }
        Path folder = dump.toAbsolutePath().getParent();
        if (folder != null && dump.endsWith(FolderOutput.RESTORE) && Files.exists(folder.resolve(FolderOutput.MANIFEST))) {
            return FolderInput.open(folder);
        }
        return open(Files.newInputStream(dump), dump.toString());
    }

    /** @param name of the stream, for messages */
    static DumpInput open(InputStream stream, String name) throws IOException {
        try {
            BufferedInputStream script = new BufferedInputStream(decompressed(new BufferedInputStream(stream, BUFFER)), BUFFER);
            String head = head(script);
            if (head.startsWith(CUSTOM_FORMAT)) {
                throw new DumpFailedException(name + " is in pg_dump's own format. Turn it into a script first: pg_restore"
                        + " --data-only -f data.sql " + name);
            }
            return head.lines().anyMatch(line -> line.startsWith(ScriptText.DESCRIPTION))
                    ? ScriptInput.open(script, name)
                    : PgDumpInput.open(script, name);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** Returns the beginning of the script without consuming it. */
    private static String head(BufferedInputStream script) throws IOException {
        script.mark(HEAD);
        String head = new String(script.readNBytes(HEAD), UTF_8);
        script.reset();
        return head;
    }

    private static InputStream decompressed(BufferedInputStream stream) throws IOException {
        stream.mark(2);
        int magic = stream.read() << 8 | stream.read();
        stream.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(stream, BUFFER) : stream;
    }
}

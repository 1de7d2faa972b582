package dev.kotadb.schema.admin.dump.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.dump.script.CopyStatement;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes a dump as one script, which psql can run. */
public final class ScriptOutput implements DumpOutput {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final Closeable file;
    private final String how;

    private ScriptOutput(OutputStream out, Closeable file, boolean gzip, String how) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        this.out = gzip ? new Gzip(buffered) : buffered;
        this.file = file;
        this.how = how;
    }

    /** Writes directly to a pipe or device. Any other file is created when it is complete. */
    public static ScriptOutput to(Path target) throws IOException {
        boolean gzip = target.toString().endsWith(".gz");
        String psql = "psql -1 -v ON_ERROR_STOP=1 -f ";
        String how = gzip ? "gunzip -c FILE | " + psql + "-" : psql + "FILE";
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            OutputStream device = Files.newOutputStream(target);
            return new ScriptOutput(device, device, gzip, how);
        }
        PartialFile file = PartialFile.file(target);
        return new ScriptOutput(file.stream(), file, gzip, how);
    }

    /** Writes to a stream, which stays open. */
    public static ScriptOutput to(OutputStream stream) throws IOException {
        return new ScriptOutput(stream, stream::flush, false, "psql -1 -v ON_ERROR_STOP=1 -f FILE");
    }

    @Override
    public void begin(DumpManifest description, @Nullable SchemaScript schema) throws IOException, SQLException {
        text(ScriptText.begin(description, how));
        if (schema != null) {
            schema.write(out);
        }
        text(ScriptText.DATA + "\n\n");
    }

    @Override
    public void table(CopyStatement copy, InputStream data) throws IOException {
        text(ScriptText.beginTable(copy));
        data.transferTo(out);
        text(ScriptText.endTable(copy));
    }

    @Override
    public void finish(DumpManifest manifest) throws IOException {
        text(ScriptText.end(manifest));
        if (out instanceof Gzip gzip) {
            gzip.finish();
        }
        out.flush();
        if (file instanceof PartialFile partial) {
            partial.complete();
        }
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package dev.kotadb.schema.admin.dump.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.dump.script.CopyStatement;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a dump as a folder with one file per table and a script for psql. Several threads may write tables in parallel. */
public final class FolderOutput implements DumpOutput {
    public static final String MANIFEST = "manifest.json";
    public static final String RESTORE = "restore.sql";
    static final String SCHEMA = "schema.sql";

    private static final int BUFFER = 1 << 16;

    private final PartialFile folder;
    private final boolean gzip;

    public FolderOutput(Path target, boolean gzip) throws IOException {
        this.folder = PartialFile.folder(target);
        this.gzip = gzip;
    }

    /** Replaces special characters in a table's name, and then appends a hash, so that file names stay different. */
    public static String fileName(CopyStatement copy, boolean gzip) {
        String safe = copy.name().replaceAll("[^A-Za-z0-9_.-]", "_");
        String different = safe.equals(copy.name()) ? "" : "-" + Integer.toHexString(copy.name().hashCode());
        return safe + different + (gzip ? ".copy.gz" : ".copy");
    }

    @Override
    public void begin(DumpManifest description, @Nullable SchemaScript schema) throws IOException, SQLException {
        if (schema != null) {
            try (FileChannel file = folder.create(SCHEMA);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER)) {
                schema.write(out);
                out.flush();
                file.force(true);
            }
        }
    }

    @Override
    public void table(CopyStatement copy, InputStream data) throws IOException {
        try (FileChannel file = folder.create(fileName(copy, gzip))) {
            OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
            OutputStream out = gzip ? new Gzip(buffered) : buffered;
            data.transferTo(out);
            if (out instanceof Gzip compressed) {
                compressed.finish();
            }
            out.flush();
            file.force(true);
        }
    }

    @Override
    public void finish(DumpManifest manifest) throws IOException {
        StringBuilder script = new StringBuilder(
                ScriptText.begin(manifest.with(List.of()), "cd FOLDER && psql -1 -v ON_ERROR_STOP=1 -f " + RESTORE));
        if (manifest.withSchema()) {
            script.append("\\ir ").append(SCHEMA).append("\n\n");
        }
        manifest.tables().stream()
                .map(DumpManifest.Table::copy)
                .forEach(copy -> script.append(ScriptText.copyFile(copy, fileName(copy, gzip), gzip)));
        write(RESTORE, script.append(ScriptText.end(manifest)).toString());
        write(MANIFEST, manifest.indentedJson());
        folder.complete();
    }

    private void write(String name, String text) throws IOException {
        try (FileChannel file = folder.create(name)) {
            OutputStream out = Channels.newOutputStream(file);
            out.write(text.getBytes(UTF_8));
            file.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}

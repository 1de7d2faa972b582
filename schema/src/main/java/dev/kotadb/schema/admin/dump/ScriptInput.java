package dev.kotadb.schema.admin.dump;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script. Only its tables' data is used: the schema is made by the migrations, and what has to be done around the
 * data a restore does by itself.
 */
final class ScriptInput implements DumpInput {
    private static final int BUFFER = 1 << 16;
    private static final int LINES_BEFORE_DESCRIPTION = 20;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final InputStream script;
    private final CopyText text;
    private final String name;
    private final DumpManifest description;
    private @Nullable DumpManifest manifest;

    private ScriptInput(InputStream script, CopyText text, String name, DumpManifest description) {
        this.script = script;
        this.text = text;
        this.name = name;
        this.description = description;
    }

    static ScriptInput open(InputStream stream, String name) throws IOException {
        try {
            InputStream script = decompressed(new BufferedInputStream(stream, BUFFER));
            CopyText text = new CopyText(script);
            for (int i = 0; i < LINES_BEFORE_DESCRIPTION; i++) {
                String line = text.readLine();
                if (line != null && line.startsWith(ScriptText.DESCRIPTION)) {
                    String json = line.substring(ScriptText.DESCRIPTION.length());
                    return new ScriptInput(script, text, name, DumpManifest.parse(json, name));
                }
            }
            throw new DumpFailedException(name + " is no dump that kota has written. Restore it by the program that wrote it.");
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private static InputStream decompressed(BufferedInputStream stream) throws IOException {
        stream.mark(2);
        int magic = stream.read() << 8 | stream.read();
        stream.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(stream, BUFFER) : stream;
    }

    @Override
    public DumpManifest description() {
        return description;
    }

    @Override
    public DumpManifest manifest() {
        if (manifest == null) {
            throw new DumpFailedException(name + " is not complete: its last line is missing. Take another dump.");
        }
        return manifest;
    }

    @Override
    public void forEach(TableConsumer consumer) throws IOException, SQLException {
        String line = text.readLine();
        while (line != null && !line.equals(ScriptText.DATA)) {
            line = text.readLine();
        }
        for (; line != null; line = text.readLine()) {
            if (line.startsWith(ScriptText.COMPLETE)) {
                manifest = DumpManifest.parse(line.substring(ScriptText.COMPLETE.length()), name);
                return;
            }
            Optional<CopyStatement> copy = CopyStatement.parse(line);
            if (copy.isPresent()) {
                boolean users = copy.get().equals(CopyStatement.STAGED_USERS);
                consumer.table(users ? CopyStatement.USERS : copy.get(), text.data());
            }
        }
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}

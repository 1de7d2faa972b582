package dev.kotadb.schema.admin.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script. Only its tables' data is used: migrations make the schema, and the restore itself does what the
 * script's other statements do.
 */
final class ScriptInput implements DumpInput {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 1 << 13;
    private static final String CUSTOM_FORMAT = "PGDMP";
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

    /** Opens a script of this program's, or one in which another program has dumped the original system's data. */
    static DumpInput open(InputStream stream, String name) throws IOException {
        try {
            BufferedInputStream script = new BufferedInputStream(decompressed(new BufferedInputStream(stream, BUFFER)), BUFFER);
            String head = head(script);
            if (head.startsWith(CUSTOM_FORMAT)) {
                throw new DumpFailedException(name + " is in pg_dump's own format. Turn it into a script first: pg_restore"
                        + " --data-only -f data.sql " + name);
            }
            if (head.lines().noneMatch(line -> line.startsWith(ScriptText.DESCRIPTION))) {
                return ForeignInput.open(script, name);
            }
            CopyText text = new CopyText(script);
            String line = text.readLine();
            while (line != null && !line.startsWith(ScriptText.DESCRIPTION)) {
                line = text.readLine();
            }
            String json = Objects.requireNonNull(line).substring(ScriptText.DESCRIPTION.length());
            return new ScriptInput(script, text, name, DumpManifest.parse(json, name));
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** The first bytes, which stay. */
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

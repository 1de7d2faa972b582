package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;
import dev.kotadb.schema.admin.dump.script.ScriptReader;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script of this program. Only the data of its tables is used; its other statements are for psql.
 */
public final class ScriptInput implements DumpInput {
    private final InputStream script;
    private final ScriptReader text;
    private final String name;
    private final DumpManifest description;
    private @Nullable DumpManifest manifest;

    private ScriptInput(InputStream script, ScriptReader text, String name, DumpManifest description) {
        this.script = script;
        this.text = text;
        this.name = name;
        this.description = description;
    }

    /** @param script has the line {@link ScriptText#DESCRIPTION} */
    public static ScriptInput open(InputStream script, String name) throws IOException {
        ScriptReader text = new ScriptReader(script);
        String line = text.readLine();
        while (line != null && !line.startsWith(ScriptText.DESCRIPTION)) {
            line = text.readLine();
        }
        String json = Objects.requireNonNull(line).substring(ScriptText.DESCRIPTION.length());
        return new ScriptInput(script, text, name, DumpManifest.parse(json, name));
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

package dev.kotadb.schema.admin.dump.pgdump;

import dev.kotadb.schema.admin.dump.file.DumpInput;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.FolderInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** Reads a script of pg_dump: converts it to a temporary dump folder first. */
public final class PgDumpInput implements DumpInput {
    private final Path folder;
    private final FolderInput input;
    private final List<String> notes;

    private PgDumpInput(Path folder, PgDumpScript.Contents contents) {
        this.folder = folder;
        this.input = new FolderInput(folder, contents.manifest());
        this.notes = new ArrayList<>();
        if (!contents.skipped().isEmpty()) {
            notes.add("Skipped, because they are not kota's tables: " + contents.skipped().entrySet().stream()
                    .map(table -> table.getKey() + " (" + table.getValue() + (table.getValue() == 1 ? " row)" : " rows)"))
                    .collect(Collectors.joining(", ")));
        }
        if (contents.newAccounts() > 0) {
            notes.add("Accounts that rows refer to and the dump lacks: " + contents.newAccounts()
                    + ". Those that auth.users also lacks are created without an e-mail address");
        }
    }

    public static PgDumpInput open(InputStream script, String name) throws IOException {
        Path folder = Files.createTempDirectory("kota-restore");
        try (script) {
            return new PgDumpInput(folder, PgDumpScript.spool(script, name, folder));
        } catch (IOException | RuntimeException e) {
            FileSystemUtils.deleteRecursively(folder);
            throw e;
        }
    }

    @Override
    public DumpManifest description() {
        return input.description();
    }

    @Override
    public DumpManifest manifest() {
        return input.manifest();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void forEach(TableConsumer consumer) throws IOException, SQLException {
        input.forEach(consumer);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}

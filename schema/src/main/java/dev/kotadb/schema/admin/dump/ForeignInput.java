package dev.kotadb.schema.admin.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data of a script that another program has written, in a temporary folder of this program's form. */
final class ForeignInput implements DumpInput {
    private final Path folder;
    private final FolderInput input;
    private final List<String> notes;

    private ForeignInput(Path folder, ForeignScript.Contents contents) {
        this.folder = folder;
        this.input = new FolderInput(folder, contents.manifest());
        this.notes = new ArrayList<>();
        if (!contents.skipped().isEmpty()) {
            notes.add("Passed over, since it is no data of kota's: " + contents.skipped().entrySet().stream()
                    .map(table -> table.getKey() + " (" + table.getValue() + (table.getValue() == 1 ? " row)" : " rows)"))
                    .collect(Collectors.joining(", ")));
        }
        if (contents.newAccounts() > 0) {
            notes.add("Accounts that the rows name and the dump does not hold: " + contents.newAccounts()
                    + "; auth.users gets those that it lacks, without an address");
        }
    }

    static ForeignInput open(InputStream script, String name) throws IOException {
        Path folder = Files.createTempDirectory("kota-restore");
        try (script) {
            return new ForeignInput(folder, ForeignScript.spool(script, name, folder));
        } catch (IOException | RuntimeException e) {
            delete(folder);
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
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

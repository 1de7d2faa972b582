package dev.kotadb.schema.admin.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A dump that is read once, from its beginning to its end. */
interface DumpInput extends TableSource, AutoCloseable {
    /** The manifest at the dump's beginning; in a script it has no row counts, sizes and hashes yet. */
    DumpManifest description();

    /** The complete manifest; available after the tables were read. */
    DumpManifest manifest();

    /** What was left out or added while the dump was read, for people. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    void close() throws IOException;

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
        return ScriptInput.open(stream, name);
    }
}

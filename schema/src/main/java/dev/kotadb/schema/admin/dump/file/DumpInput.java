package dev.kotadb.schema.admin.dump.file;

import java.io.IOException;
import java.util.List;

/** A dump, which is read once from beginning to end. */
public interface DumpInput extends TableSource, AutoCloseable {
    /** The manifest at the beginning of the dump; in a script it has no row counts, sizes and hashes. */
    DumpManifest description();

    /** The complete manifest; call it after the tables were read. */
    DumpManifest manifest();

    /** Messages for the user about what was skipped or added. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}

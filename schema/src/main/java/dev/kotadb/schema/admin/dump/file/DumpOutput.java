package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes a dump. If it is closed before {@link #finish}, it deletes what was written. */
public interface DumpOutput extends AutoCloseable {
    /** @param schema null if only the data is dumped */
    void begin(DumpManifest description, @Nullable SchemaScript schema)
            throws IOException, SQLException;

    /** Writes a table; reads its data to the end. */
    void table(CopyStatement copy, InputStream data) throws IOException;

    /** Completes the dump. @param manifest with all tables */
    void finish(DumpManifest manifest) throws IOException;

    @Override
    void close() throws IOException;
}

package dev.kotadb.schema.admin.dump;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a dump is written to. Closed before {@link #finish}, it leaves nothing behind. */
interface DumpOutput extends AutoCloseable {
    /** @param schema null for the data alone */
    void begin(DumpManifest description, @Nullable SchemaScript schema)
            throws IOException, SQLException;

    /** Reads the data to its end. */
    void table(CopyStatement copy, InputStream data) throws IOException;

    /** @param manifest with all tables */
    void finish(DumpManifest manifest) throws IOException;

    @Override
    void close() throws IOException;
}

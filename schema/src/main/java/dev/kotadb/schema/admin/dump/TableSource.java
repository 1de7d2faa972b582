package dev.kotadb.schema.admin.dump;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;

/** Gives tables with their data, those that others refer to first. */
interface TableSource {
    void forEach(TableConsumer consumer) throws IOException, SQLException;

    @FunctionalInterface
    interface TableConsumer {
        /** @param data in COPY's text format; valid until the call returns, which has to read all of it */
        void table(CopyStatement copy, InputStream data) throws IOException, SQLException;
    }
}

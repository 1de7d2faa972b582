package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;

/** Tables with their data, each after the tables that it refers to. */
public interface TableSource {
    void forEach(TableConsumer consumer) throws IOException, SQLException;

    @FunctionalInterface
    interface TableConsumer {
        /** Reads all of the data. @param data in COPY's text format; closed after the call */
        void table(CopyStatement copy, InputStream data) throws IOException, SQLException;
    }
}

package dev.kotadb.schema.admin.dump.pgdump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.FolderOutput;
import dev.kotadb.schema.admin.dump.file.MeasuredData;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a table's rows from another program's script to a file of a dump folder. */
final class SpooledTable implements AutoCloseable {
    private final CopyStatement copy;
    private final Path path;
    private final OutputStream file;

    SpooledTable(CopyStatement copy, Path folder) throws IOException {
        this.copy = copy;
        this.path = folder.resolve(FolderOutput.fileName(copy, false));
        this.file = new BufferedOutputStream(Files.newOutputStream(path));
    }

    CopyStatement copy() {
        return copy;
    }

    /** Adds a row. @param fields in COPY's text format */
    void add(List<String> fields) throws IOException {
        file.write((String.join("\t", fields) + "\n").getBytes(UTF_8));
    }

    /** Adds rows in COPY's text format. */
    void addAll(InputStream rows) throws IOException {
        rows.transferTo(file);
    }

    /** Closes the file and returns what it contains. */
    DumpManifest.Table finish() throws IOException {
        close();
        try (MeasuredData data = new MeasuredData(Files.newInputStream(path), copy.name(), TransferListener.SILENT)) {
            data.transferTo(OutputStream.nullOutputStream());
            return data.measured(copy);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package dev.kotadb.schema.admin.dump.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;

/** Reads a dump that is a folder with one file per table. */
public record FolderInput(Path folder, DumpManifest manifest) implements DumpInput {
    private static final int BUFFER = 1 << 16;

    public static FolderInput open(Path folder) throws IOException {
        Path manifest = folder.resolve(FolderOutput.MANIFEST);
        if (!Files.exists(manifest)) {
            throw new DumpFailedException(folder + " is not a complete dump: it has no " + FolderOutput.MANIFEST
                    + ", which is written last. Take another dump.");
        }
        return new FolderInput(folder, DumpManifest.parse(Files.readString(manifest), manifest.toString()));
    }

    @Override
    public DumpManifest description() {
        for (DumpManifest.Table table : manifest.tables()) {
            if (!Files.isReadable(file(table))) {
                throw new DumpFailedException(folder + " is damaged: " + file(table).getFileName()
                        + " is missing or cannot be read. Take another dump.");
            }
        }
        return manifest;
    }

    @Override
    public void forEach(TableConsumer consumer) throws IOException, SQLException {
        for (DumpManifest.Table table : manifest.tables()) {
            try (InputStream file = Files.newInputStream(file(table));
                    InputStream data = manifest.gzip() ? new GZIPInputStream(file, BUFFER) : file) {
                consumer.table(table.copy(), data);
            }
        }
    }

    private Path file(DumpManifest.Table table) {
        return folder.resolve(FolderOutput.fileName(table.copy(), manifest.gzip()));
    }

    @Override
    public void close() {}
}

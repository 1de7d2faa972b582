package dev.kotadb.jobs.index.rows;

import dev.kotadb.jobs.source.BlobHash;
import dev.kotadb.jobs.source.SourceEntry;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.text.Content;
import dev.kotadb.parsers.text.TextDecoder;
import dev.kotadb.schema.index.PlanTable.PlannedFile;
import java.io.IOException;

/** Reads planned files and says what they are. */
public final class ContentReader {
    private static final String BINARY = "binary";

    private final SourceTree source;
    private final long maxTextBytes;

    public ContentReader(SourceTree source, long maxTextBytes) {
        this.source = source;
        this.maxTextBytes = maxTextBytes;
    }

    public FileContent read(PlannedFile file) {
        return switch (SourceEntry.Mode.values()[file.mode()]) {
            case LINK -> skipped(file, "symbolic link; what it points to is indexed where it lies");
            case SUBMODULE -> skipped(file, "submodule; index it as a repository of its own");
            case OTHER -> skipped(file, "neither a file nor a directory");
            case FILE -> file.sizeBytes() > maxTextBytes
                    ? skipped(file, file.sizeBytes() + " bytes are over the limit of " + maxTextBytes
                            + " (kota.index.max-text-bytes)")
                    : readFile(file);
        };
    }

    private FileContent readFile(PlannedFile file) {
        byte[] bytes;
        try {
            bytes = source.read(file.path(), file.blobHash());
        } catch (IOException e) {
            return new FileContent.None(file.blobHash(), file.sizeBytes(), BINARY, true,
                    "cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        String hash = BlobHash.of(bytes);
        return switch (TextDecoder.decode(bytes)) {
            case Content.Text text -> new FileContent.Text(hash, bytes.length,
                    Languages.detector().detect(file.path(), text.text()), text.text(),
                    text.notes().isEmpty() ? null : String.join("; ", text.notes()));
            case Content.Binary binary ->
                    new FileContent.None(hash, bytes.length, BINARY, false, "binary: " + binary.reason());
            case Content.LfsPointer pointer -> new FileContent.None(hash, bytes.length, BINARY, false,
                    "Git LFS pointer to " + pointer.oid() + " (" + pointer.size() + " bytes), which is not fetched");
        };
    }

    private static FileContent skipped(PlannedFile file, String reason) {
        return new FileContent.None(file.blobHash(), file.sizeBytes(), BINARY, false, reason);
    }
}

package dev.kotadb.jobs.index.rows;

import dev.kotadb.jobs.source.BlobHash;
import dev.kotadb.jobs.source.SourceEntry;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.text.Content;
import dev.kotadb.parsers.text.TextDecoder;
import dev.kotadb.schema.index.staging.OutcomeReason;
import dev.kotadb.schema.index.staging.PlanTable.PlannedFile;
import java.io.IOException;

/** Reads planned files and says what they are. */
public final class ContentReader {
    private final SourceTree source;
    private final long maxTextBytes;

    public ContentReader(SourceTree source, long maxTextBytes) {
        this.source = source;
        this.maxTextBytes = maxTextBytes;
    }

    public FileContent read(PlannedFile file) {
        return switch (SourceEntry.Mode.of(file.mode())) {
            case LINK -> skipped(file, OutcomeReason.SYMBOLIC_LINK, "symbolic link; what it points to is indexed where it lies");
            case SUBMODULE -> skipped(file, OutcomeReason.SUBMODULE, "submodule; index it as a repository of its own");
            case OTHER -> skipped(file, OutcomeReason.SPECIAL_FILE, "neither a file nor a directory");
            case FILE -> file.sizeBytes() > maxTextBytes
                    ? skipped(file, OutcomeReason.TOO_LARGE, file.sizeBytes() + " bytes are over the limit of " + maxTextBytes
                            + " (kota.index.max-text-bytes)")
                    : readFile(file);
        };
    }

    private FileContent readFile(PlannedFile file) {
        byte[] bytes;
        try {
            bytes = source.read(file.path(), file.blobHash());
        } catch (IOException e) {
            return new FileContent.None(file.blobHash(), file.sizeBytes(), OutcomeReason.UNREADABLE,
                    "cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        String hash = BlobHash.of(bytes);
        return switch (TextDecoder.decode(bytes, Languages.detector().knowsName(file.path()))) {
            case Content.Text text -> new FileContent.Text(hash, bytes.length,
                    Languages.detector().detect(file.path(), text.text()), text.text(),
                    text.notes().isEmpty() ? null : String.join("; ", text.notes()), text.damaged());
            case Content.Binary binary ->
                    new FileContent.None(hash, bytes.length, OutcomeReason.BINARY, "binary: " + binary.reason());
            case Content.LfsPointer pointer -> new FileContent.None(hash, bytes.length, OutcomeReason.LFS_POINTER,
                    "Git LFS pointer to " + pointer.oid() + " (" + pointer.size() + " bytes), which is not fetched");
        };
    }

    private static FileContent skipped(PlannedFile file, OutcomeReason code, String reason) {
        return new FileContent.None(file.blobHash(), file.sizeBytes(), code, reason);
    }
}

package dev.kotadb.jobs.questions.answer;

import dev.kotadb.jobs.metadata.MetadataJson;
import dev.kotadb.schema.query.FileQueries.IndexedFile;
import dev.kotadb.schema.query.SourceFileQueries.DeclarationRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with its text and what it declares.
 *
 * @param file its text may be cut, or null if it was indexed without one
 */
public record SourceFile(IndexedFile file, List<Declaration> declarations) {
    public SourceFile {
        declarations = List.copyOf(declarations);
    }

    /**
     * A symbol that the file declares.
     *
     * @param kind one of the schema's nine
     * @param detail the kind in the language's own words, such as record or constructor; null if the kind says it all
     * @param nameLine the line that has its name, from 1
     */
    public record Declaration(
            String name, String qualifiedName, String kind, @Nullable String detail, int nameLine, int lineStart, int lineEnd) {
        public static Declaration of(DeclarationRow row) {
            return new Declaration(row.name(), row.qualifiedName(), row.kind(), MetadataJson.kind(row.metadata()), row.nameLine(),
                    row.lineStart(), row.lineEnd());
        }
    }
}

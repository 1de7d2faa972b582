package dev.kotadb.schema.query.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file with its declarations and those of its references whose target is known, each by place.
 *
 * @param text null if the file was indexed without its text
 */
public record SourceDocument(
        String path, @Nullable String language, @Nullable String text, List<Declaration> declarations, List<Use> uses) {
    public SourceDocument {
        declarations = List.copyOf(declarations);
        uses = List.copyOf(uses);
    }

    /** What a symbol is called; no two of a repository are equal. */
    public record SymbolKey(String path, String name, String kind, String qualifiedName, int ordinal) {}

    /** A declaration. Lines count from 1, columns from 0 in UTF-16 units. @param detail its kind in the language's own terms */
    public record Declaration(
            SymbolKey key,
            int lineStart,
            int lineEnd,
            @Nullable Integer columnStart,
            @Nullable Integer columnEnd,
            @Nullable Integer nameLine,
            @Nullable String signature,
            @Nullable String documentation,
            @Nullable String detail) {}

    /** A reference to a known target. @param enclosing the declaration around it; null at the top of the file */
    public record Use(
            int line, int column, String name, String referenceType, SymbolKey target, @Nullable SymbolKey enclosing) {}
}

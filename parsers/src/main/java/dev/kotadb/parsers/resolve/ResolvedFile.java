package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * What a language's resolver finds for one file.
 *
 * @param references one for each import and use, in any order. If two have the same type, name, line and column, the first is kept
 * @param overridings what the methods of the file's types override; one may be there several times
 */
public record ResolvedFile(List<ResolvedReference> references, List<Overriding> overridings) {
    public ResolvedFile {
        references = List.copyOf(references);
        overridings = List.copyOf(overridings);
    }

    public ResolvedFile(List<ResolvedReference> references) {
        this(references, List.of());
    }
}

package dev.kotadb.jobs.questions.answer;

import dev.kotadb.jobs.metadata.MetadataJson;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import org.jspecify.annotations.Nullable;

/**
 * A declaration.
 *
 * @param kind one of the schema's nine
 * @param detail the kind in the language's own words, such as record or constructor; null if the kind says it all
 */
public record Symbol(
        String repository,
        String path,
        String name,
        String kind,
        @Nullable String detail,
        String qualifiedName,
        int lineStart,
        int lineEnd,
        @Nullable String signature,
        @Nullable String documentation) {
    public static Symbol of(SymbolHit hit) {
        return new Symbol(
                hit.repository(),
                hit.path(),
                hit.name(),
                hit.kind(),
                MetadataJson.kind(hit.metadata()),
                hit.qualifiedName(),
                hit.lineStart(),
                hit.lineEnd(),
                hit.signature(),
                hit.documentation());
    }
}

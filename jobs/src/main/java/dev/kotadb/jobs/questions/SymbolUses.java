package dev.kotadb.jobs.questions;

import dev.kotadb.schema.query.ReferenceQueries.ReferenceHit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The uses of one symbol.
 *
 * @param name the symbol's name
 * @param target null for uses of the name whose target is not known
 * @param limited whether the limit ended the list, so that there may be more
 */
public record SymbolUses(String name, @Nullable Symbol target, List<Use> uses, boolean limited) {
    public SymbolUses {
        uses = List.copyOf(uses);
    }

    /**
     * One use, with its target.
     *
     * @param enclosing qualified name of the symbol around it; null at the top of the file
     */
    public record Use(
            String repository,
            String path,
            int line,
            int column,
            String name,
            String referenceType,
            String resolution,
            @Nullable String enclosing,
            @Nullable String targetPath,
            @Nullable Integer targetLine,
            @Nullable String targetName,
            @Nullable String targetQualifiedName) {
        static Use of(ReferenceHit hit, @Nullable Symbol target) {
            return new Use(
                    hit.repository(),
                    hit.path(),
                    hit.line(),
                    hit.column(),
                    hit.name(),
                    hit.type(),
                    hit.resolution(),
                    hit.enclosing(),
                    target == null ? null : target.path(),
                    target == null ? null : target.lineStart(),
                    target == null ? null : target.name(),
                    target == null ? null : target.qualifiedName());
        }
    }
}

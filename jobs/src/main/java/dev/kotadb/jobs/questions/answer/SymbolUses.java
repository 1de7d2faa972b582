package dev.kotadb.jobs.questions.answer;

import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.ReferenceQueries.ReferenceHit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The uses of one symbol.
 *
 * @param name the symbol's name
 * @param target the declaration; null if it is not in the index, or not known
 * @param external the symbol, if it is declared elsewhere; null if the repository of the uses declares it,
 *     or if it is not known what the uses of the name mean
 * @param limited whether the limit ended the list, so that there may be more
 */
public record SymbolUses(
        String name, @Nullable Symbol target, @Nullable ExternalHit external, List<Use> uses, boolean limited) {
    public SymbolUses {
        uses = List.copyOf(uses);
    }

    /**
     * One use, with its target.
     *
     * @param through of a dispatched use: the qualified name of the declaration that is used; otherwise null
     * @param enclosing qualified name of the symbol around it; null at the top of the file
     * @param externalVersion of the library; null if not known
     * @param externalName the qualified name of what it means in another repository or library, if that is known
     */
    public record Use(
            String repository,
            String path,
            int line,
            int column,
            String name,
            String referenceType,
            String resolution,
            @Nullable String through,
            @Nullable String enclosing,
            @Nullable String targetPath,
            @Nullable Integer targetLine,
            @Nullable String targetName,
            @Nullable String targetQualifiedName,
            @Nullable String externalScheme,
            @Nullable String externalPackage,
            @Nullable String externalVersion,
            @Nullable String externalName) {
        public static Use of(ReferenceHit hit, @Nullable Symbol target) {
            ExternalHit external = hit.external();
            return new Use(
                    hit.repository(),
                    hit.path(),
                    hit.line(),
                    hit.column(),
                    hit.name(),
                    hit.type(),
                    hit.resolution(),
                    hit.through(),
                    hit.enclosing(),
                    target == null ? null : target.path(),
                    target == null ? null : target.lineStart(),
                    target == null ? null : target.name(),
                    target == null ? null : target.qualifiedName(),
                    external == null ? null : external.scheme(),
                    external == null ? null : external.packageName(),
                    external == null ? null : external.version(),
                    external == null ? null : external.qualifiedName());
        }
    }
}

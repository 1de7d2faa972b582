package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.ReferenceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference and what it means.
 *
 * @param enclosing index of the innermost symbol around it in its own file, -1 at the top of the file
 * @param detail as in {@code Use} or, for an import, its kind
 * @param target the declaration meant; null unless {@code EXACT}, {@code IMPORT} or {@code HEURISTIC}
 * @param targetPath the file of the target; of an import, the file that it names, which may only pass on what the target's
 *     file declares; null if not known
 * @param candidates at most ten if {@code AMBIGUOUS}, or if the target is one of several that are all meant; otherwise none
 * @param external what is meant outside the repository; null unless {@code EXTERNAL}, and if it is not certain
 */
public record ResolvedReference(
        ReferenceType type,
        String name,
        int line,
        int column,
        int enclosing,
        String detail,
        ResolutionKind resolution,
        @Nullable Target target,
        @Nullable String targetPath,
        List<Target> candidates,
        @Nullable ExternalSymbol external) {
    public ResolvedReference {
        candidates = List.copyOf(candidates);
    }
}

package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * Resolves files of one family of languages. A pure function of the file and of the index's results. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface LanguageResolver {
    /**
     * One reference for each of the file's imports and uses, in any order. If two have the same type, name,
     * line and column, the first is kept.
     */
    List<ResolvedReference> resolve(FileToResolve file, TrackedIndex index);
}

package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * The rules of one family of languages. A pure function of the file and of the index's answers; safe for use by several
 * threads.
 */
@FunctionalInterface
public interface LanguageResolver {
    /**
     * The file's imports and uses with what they mean, one for each, in any order. Where two have the same type, name,
     * line and column the first is kept.
     */
    List<ResolvedReference> resolve(FileToResolve file, TrackedIndex index);
}

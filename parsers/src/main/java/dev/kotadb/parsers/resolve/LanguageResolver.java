package dev.kotadb.parsers.resolve;

/**
 * Resolves files of one family of languages. A pure function of the file and of the index's results. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface LanguageResolver {
    ResolvedFile resolve(FileToResolve file, TrackedIndex index);
}

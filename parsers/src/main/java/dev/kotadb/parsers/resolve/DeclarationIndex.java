package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * Finds files of one repository by a key of {@link DeclarationKeys#of}. Safe for use by several threads. Results do
 * not change while a repository is being resolved.
 */
@FunctionalInterface
public interface DeclarationIndex {
    /** The files that have the key, sorted by path. */
    List<DeclaredFile> find(String key);

    /** Whether any file has the key. Cheaper than {@link #find} for keys of many files. */
    default boolean exists(String key) {
        return !find(key).isEmpty();
    }

    /** The libraries that the file at a path can use. */
    default Libraries libraries(String path) {
        return Libraries.NONE;
    }
}

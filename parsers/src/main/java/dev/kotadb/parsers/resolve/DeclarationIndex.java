package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * Finds files of one repository by a key of {@link DeclarationKeys#of}. Safe for use by several threads. Answers do
 * not change while a repository is being resolved.
 */
@FunctionalInterface
public interface DeclarationIndex {
    /** The files that offer the key, sorted by path; empty without. */
    List<DeclaredFile> find(String key);

    /** Whether {@link #find} finds any: for keys that many files offer, where loading them all would be a waste. */
    default boolean exists(String key) {
        return !find(key).isEmpty();
    }
}

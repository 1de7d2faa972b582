package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * Finds files of one repository by a key of {@link DeclarationKeys#units}. Safe for use by several threads. Answers do
 * not change while a repository is being resolved.
 */
@FunctionalInterface
public interface DeclarationIndex {
    /** The files that offer the key, sorted by path; empty without. */
    List<DeclaredFile> find(String unit);

    /** Whether {@link #find} finds any: for keys that many files offer, where loading them all would be a waste. */
    default boolean exists(String unit) {
        return !find(unit).isEmpty();
    }
}

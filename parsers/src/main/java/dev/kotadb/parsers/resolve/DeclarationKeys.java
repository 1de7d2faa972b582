package dev.kotadb.parsers.resolve;

import java.util.List;
import java.util.Map;

/** Names the keys under which a file can be looked up, and tells when what they mean has changed. */
public final class DeclarationKeys {
    private DeclarationKeys() {}

    /** The keys for {@link DeclarationIndex#find} that this file answers to. */
    public static List<String> units(DeclaredFile file) {
        return List.of("path:" + file.path());
    }

    /**
     * Every key a resolver can look up in this file (its units, its types' heads, its members by name), hashed as in
     * {@link Resolution#lookups}, with a hash of what the key means there. A key that is missing, or has another
     * meaning, before and after an edit has changed.
     */
    public static Map<Integer, Integer> meanings(DeclaredFile file) {
        return Map.of();
    }
}

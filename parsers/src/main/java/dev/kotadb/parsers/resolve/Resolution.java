package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * The references of one file, and everything that was looked up for them.
 *
 * @param references in the order of the source; no two with the same type, name, line and column
 * @param lookups sorted distinct hashes of the keys looked up, found or not. While none of them is among the keys
 *     whose meaning changed ({@link DeclarationKeys#meanings}), the references stay as they are
 */
public record Resolution(List<ResolvedReference> references, int[] lookups) {
    public Resolution {
        references = List.copyOf(references);
    }
}

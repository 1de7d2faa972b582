package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * The references of one file, what its methods override, and everything that was looked up for them.
 *
 * @param references in the order of the source; no two with the same type, name, line and column
 * @param overridings distinct
 * @param lookups sorted distinct hashes of the keys looked up, found or not. While none of them is among the keys
 *     whose meaning changed ({@link DeclarationKeys#meanings}), the rest stays as it is
 */
public record Resolution(List<ResolvedReference> references, List<Overriding> overridings, int[] lookups) {
    public Resolution {
        references = List.copyOf(references);
        overridings = List.copyOf(overridings);
    }
}

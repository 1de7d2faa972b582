package dev.kotadb.parsers.facts;

import java.util.List;

/**
 * Everything that a file's content alone tells.
 *
 * @param declarations what it offers
 * @param uses the names it uses, imports aside, in the order of the source but a receiver always before its member, and the
 *     clauses of a comprehension before its body
 */
public record FileFacts(Declarations declarations, List<Use> uses) {
    public static final FileFacts NONE = new FileFacts(Declarations.NONE, List.of());

    public FileFacts {
        uses = List.copyOf(uses);
    }
}

package dev.kotadb.parsers.source;

import java.util.Set;

/** The kinds of nodes in a grammar's syntax trees. Safe for use by several threads. */
public interface NodeKinds {
    /** The name of the grammar or parser. */
    String grammar();

    /** All named kinds, sorted. */
    Set<String> all();

    /** Those of {@link #all} that occur in the tree of a text; what the parser cannot read is left out. */
    Set<String> in(String text);
}

package dev.kotadb.parsers.language.java.compare;

import java.util.List;

/** What one parser makes of one file. */
public sealed interface Reading {
    /** In the order of the source. */
    record Read(List<Declaration> declarations) implements Reading {
        public Read {
            declarations = List.copyOf(declarations);
        }
    }

    /** The parser reports an error, so that its declarations may not be complete. */
    record Rejected(String reason) implements Reading {}
}

package dev.kotadb.parsers.source;

/** Reads the facts out of one file. Safe for use by several threads; never throws for what a file contains. */
@FunctionalInterface
public interface SourceParser extends AutoCloseable {
    ParseOutcome parse(SourceFile file);

    /** Frees what the parser holds; most hold nothing. */
    @Override
    default void close() {}
}

package dev.kotadb.parsers;

/** Reads the facts out of one file. Safe for use by several threads; never throws for what a file contains. */
@FunctionalInterface
public interface SourceParser {
    ParseOutcome parse(SourceFile file);
}

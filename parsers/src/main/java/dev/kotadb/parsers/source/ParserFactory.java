package dev.kotadb.parsers.source;

/** Opens a parser that keeps to limits; close it when the last file is parsed. */
@FunctionalInterface
public interface ParserFactory {
    SourceParser open(ParserLimits limits);
}

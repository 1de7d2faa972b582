package dev.kotadb.parsers.source;

/** Opens parsers of one language. */
public interface ParserFactory {
    /** A parser that keeps to the limits; close it when the last file is parsed. */
    SourceParser open(ParserLimits limits);

    /** A hash of all that the parser's answers depend on, the file aside; stored facts of another version are not used. */
    int version();
}

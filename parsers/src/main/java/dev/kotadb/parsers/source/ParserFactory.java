package dev.kotadb.parsers.source;

import java.util.List;

/** Opens parsers of one language. */
public interface ParserFactory {
    /** Opens a parser that keeps to the limits. Close it after the last file. */
    SourceParser open(ParserLimits limits);

    /** A hash of everything except the file that the facts depend on. Stored facts of another version are not used. */
    int version();

    /** The kinds of nodes of each parser that makes syntax trees. */
    default List<NodeKinds> nodeKinds() {
        return List.of();
    }
}

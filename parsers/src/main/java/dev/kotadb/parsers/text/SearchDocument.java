package dev.kotadb.parsers.text;

/**
 * The words of a file, or of a stretch of its lines where it has too many for one {@code tsvector}.
 */
public final class SearchDocument {
    private final int part;
    private final int lineStart;
    private final int lineEnd;
    private final byte[] tsvector;

    SearchDocument(int part, int lineStart, int lineEnd, byte[] tsvector) {
        this.part = part;
        this.lineStart = lineStart;
        this.lineEnd = lineEnd;
        this.tsvector = tsvector;
    }

    /** Number of the part, from 0. */
    public int part() {
        return part;
    }

    /** First line, from 1. */
    public int lineStart() {
        return lineStart;
    }

    /** Last line, inclusive; the next part starts on it where a line is longer than a part. */
    public int lineEnd() {
        return lineEnd;
    }

    /** The words as PostgreSQL's binary COPY takes a {@code tsvector}; the array is the document's own. */
    public byte[] tsvector() {
        return tsvector;
    }
}

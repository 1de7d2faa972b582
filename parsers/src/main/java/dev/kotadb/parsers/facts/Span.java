package dev.kotadb.parsers.facts;

/**
 * A stretch of a file. Lines count from 1, columns from 0 in UTF-16 units; the end column is exclusive.
 */
public record Span(int lineStart, int columnStart, int lineEnd, int columnEnd) {
    public Span {
        if (lineStart < 1 || lineEnd < lineStart || columnStart < 0 || columnEnd < 0) {
            throw new IllegalArgumentException(
                    "no such span: " + lineStart + ":" + columnStart + "-" + lineEnd + ":" + columnEnd);
        }
    }
}

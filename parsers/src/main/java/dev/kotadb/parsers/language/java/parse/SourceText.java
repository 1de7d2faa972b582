package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import dev.kotadb.parsers.facts.Span;
import dev.kotadb.parsers.text.LineStarts;

/** Where the nodes of a tree stand in the text, and what is written there. */
final class SourceText {
    private final CondensedSource source;
    private final char[] condensed;
    private final LineStarts lines;

    SourceText(CondensedSource source) {
        this.source = source;
        this.condensed = source.chars();
        this.lines = new LineStarts(source.text());
    }

    /** Offset of the node's first character in the condensed text, which is all on line 1. */
    static int begin(Node node) {
        return range(node).begin.column - 1;
    }

    /** Offset just behind the node's last character. */
    static int end(Node node) {
        return range(node).end.column;
    }

    private static Range range(Node node) {
        Range range = node.getRange().orElse(null);
        if (range == null) {
            throw new IllegalStateException("no place: " + node.getClass());
        }
        return range;
    }

    int length() {
        return source.length();
    }

    int line(int offset) {
        return lines.line(source.origin(offset));
    }

    int column(int offset) {
        return lines.column(source.origin(offset));
    }

    Span span(int begin, int end) {
        int from = source.origin(begin);
        int to = Math.max(from, source.originEnd(end));
        return new Span(lines.line(from), lines.column(from), lines.line(to), lines.column(to));
    }

    String documentation(int begin) {
        return source.documentation().before(begin);
    }

    char at(int offset) {
        return condensed[offset];
    }

    /** The first place of the character from here on; {@code end} where there is none before it. */
    int find(char c, int from, int end) {
        int at = from;
        while (at < end && condensed[at] != c) {
            at++;
        }
        return at;
    }

    /** What is written there, comments left out and white space folded. */
    String text(int begin, int end) {
        int from = begin;
        while (from < end && condensed[from] == ' ') {
            from++;
        }
        if (from >= end) {
            return "";
        }
        if (source.sameAsWritten(from, end)) {
            return new String(condensed, from, end - from);
        }
        StringBuilder text = new StringBuilder(end - from + 16);
        boolean quoted = false;
        for (int i = from; i < end; i++) {
            char c = condensed[i];
            if (quoted && c == 'x') {
                text.append(source.text(), source.origin(i), source.originEnd(i + 1));
            } else if (c != ' ' || text.charAt(text.length() - 1) != ' ') {
                text.append(c);
            }
            quoted ^= c == '"' || c == '\'';
            if (i + 1 < end && source.origin(i + 1) > source.originEnd(i + 1)) {
                gap(text, source.originEnd(i + 1), source.origin(i + 1), quoted);
            }
        }
        return text.toString();
    }

    /** What condensing left out: a string's content, or white space and comments. */
    private void gap(StringBuilder text, int from, int to, boolean quoted) {
        if (!quoted) {
            if (text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
            return;
        }
        for (int i = from; i < to; i++) {
            char c = source.text().charAt(i);
            if (c > ' ') {
                text.append(c);
            } else if (text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
    }
}

package dev.kotadb.parsers.language.java.parse;

import java.util.Arrays;

/**
 * The documentation comments of a file by the token that they stand before: the traditional ones and, from Java 23 on,
 * runs of lines that start with three slashes.
 */
final class DocumentationComments {
    private final String text;
    private int[] tokens = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private int start = -1;
    private int end;

    DocumentationComments(String text) {
        this.text = text;
    }

    void blockComment(int from, int to) {
        if (text.startsWith("/**", from) && to - from > 4) {
            start = from;
            end = to;
        }
    }

    void lineComment(int from, int to) {
        if (!text.startsWith("///", from)) {
            return;
        }
        if (start < 0 || text.charAt(start + 1) != '/' || !onNextLine(end, from)) {
            start = from;
        }
        end = to;
    }

    /** The comment seen last, if any, belongs to the token at this offset of the condensed text. */
    void tokenAt(int offset) {
        if (start < 0) {
            return;
        }
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        tokens[size] = offset;
        starts[size] = start;
        ends[size++] = end;
        start = -1;
    }

    /** The comment's text without its marks, lines parted by a line feed; empty where the token has none. */
    String before(int token) {
        int found = Arrays.binarySearch(tokens, 0, size, token);
        return found < 0 ? "" : strip(starts[found], ends[found]);
    }

    private boolean onNextLine(int from, int to) {
        int feeds = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                return false;
            }
            if (c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n')) {
                feeds++;
            }
        }
        return feeds == 1;
    }

    private String strip(int from, int to) {
        boolean block = text.charAt(from + 1) == '*';
        char mark = block ? '*' : '/';
        StringBuilder stripped = new StringBuilder(to - from);
        int at = block ? from + 3 : from;
        int last = block ? to - 2 : to;
        for (boolean first = true; at < last; first = false) {
            int eol = endOfLine(at, last);
            int begin = first && block ? at : afterMarks(at, eol, mark);
            if (begin < eol && text.charAt(begin) == ' ') {
                begin++;
            }
            int stop = eol;
            while (stop > begin && text.charAt(stop - 1) <= ' ') {
                stop--;
            }
            stripped.append(text, begin, stop).append('\n');
            at = eol + (text.startsWith("\r\n", eol) ? 2 : 1);
        }
        return stripped.toString().strip();
    }

    /** A block comment's line may start with any number of asterisks, a Markdown one with three slashes. */
    private int afterMarks(int from, int to, char mark) {
        int at = from;
        while (at < to && text.charAt(at) <= ' ') {
            at++;
        }
        int unmarked = mark == '*' ? from : at;
        int marks = at;
        while (at < to && text.charAt(at) == mark && (mark == '*' || at < marks + 3)) {
            at++;
        }
        return at == marks ? unmarked : at;
    }

    private int endOfLine(int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}

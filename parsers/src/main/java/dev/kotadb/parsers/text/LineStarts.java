package dev.kotadb.parsers.text;

import dev.kotadb.parsers.facts.Span;
import java.util.Arrays;

/**
 * Where the lines of a text begin. A line ends with LF, CRLF or a lone CR; this is the program's only definition of one.
 * Lines count from 1, columns from 0. Quick for questions that come in the order of the text; not for several threads.
 */
public final class LineStarts {
    private final String text;
    private int[] starts = new int[256];
    private int lines = 1;
    private int last;

    public LineStarts(String text) {
        this.text = text;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'))) {
                add(i + 1);
            }
        }
    }

    private void add(int start) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = start;
    }

    /** How many lines have text or a line end: the place behind the last line end is none of them. */
    public int count() {
        return starts[lines - 1] == text.length() ? lines - 1 : lines;
    }

    public int line(int offset) {
        if (offset < starts[last] || (last + 1 < lines && offset >= starts[last + 1])) {
            int found = Arrays.binarySearch(starts, 0, lines, offset);
            last = found >= 0 ? found : -found - 2;
        }
        return last + 1;
    }

    public int column(int offset) {
        return offset - starts[line(offset) - 1];
    }

    public int start(int line) {
        return starts[line - 1];
    }

    /** Where the line ends, without its line end. */
    public int end(int line) {
        if (line == lines) {
            return text.length();
        }
        int end = starts[line] - 1;
        return text.charAt(end) == '\n' && end > starts[line - 1] && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    public Span span(int start, int end) {
        return new Span(line(start), column(start), line(end), column(end));
    }
}

package dev.kotadb.parsers.language.java.parse;

import java.util.Arrays;

/** Leads from an offset in a text to its line; quick for questions that come in the order of the text. */
final class LineStarts {
    private int[] starts = new int[256];
    private int lines = 1;
    private int last;

    LineStarts(String text) {
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

    /** From 1. */
    int line(int offset) {
        if (offset < starts[last] || (last + 1 < lines && offset >= starts[last + 1])) {
            int found = Arrays.binarySearch(starts, 0, lines, offset);
            last = found >= 0 ? found : -found - 2;
        }
        return last + 1;
    }

    /** From 0. */
    int column(int offset) {
        return offset - starts[line(offset) - 1];
    }
}

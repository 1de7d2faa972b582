package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Span;
import java.util.Arrays;

/** Where the lines of a text begin. */
final class Lines {
    private int[] starts = new int[64];
    private int count = 1;

    Lines(String text) {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
    }

    /** From 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** From 0. */
    int column(int offset) {
        return offset - starts[line(offset) - 1];
    }

    Span span(int start, int end) {
        return new Span(line(start), column(start), line(end), column(end));
    }
}

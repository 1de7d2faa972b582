package dev.kotadb.parsers.resolve;

import java.util.Arrays;

/** A growing set of ints, by open addressing. */
final class IntSet {
    private int[] slots = new int[1024];
    private int size;
    private boolean zero;

    void add(int value) {
        if (value == 0) {
            zero = true;
            return;
        }
        int mask = slots.length - 1;
        int at = value & mask;
        while (slots[at] != 0) {
            if (slots[at] == value) {
                return;
            }
            at = (at + 1) & mask;
        }
        slots[at] = value;
        if (++size * 2 > slots.length) {
            grow();
        }
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        size = 0;
        for (int value : old) {
            if (value != 0) {
                add(value);
            }
        }
    }

    int[] sorted() {
        int[] values = new int[size + (zero ? 1 : 0)];
        int next = zero ? 1 : 0;
        for (int value : slots) {
            if (value != 0) {
                values[next++] = value;
            }
        }
        Arrays.sort(values);
        return values;
    }
}

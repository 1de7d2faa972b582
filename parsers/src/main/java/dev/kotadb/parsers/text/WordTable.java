package dev.kotadb.parsers.text;

import java.util.Arrays;

/** The distinct words of one document with their first positions: a hash table over one array of bytes. */
final class WordTable {
    /** More say nothing about relevance and cost space; PostgreSQL allows 256. */
    static final int MOST_POSITIONS = 16;

    /** The highest that a tsvector can say. */
    static final int LAST_POSITION = 0x3FFF;

    static final int WEIGHT_A = 3 << 14;
    static final int WEIGHT_B = 2 << 14;
    static final int WEIGHT_C = 1 << 14;
    static final int WEIGHT_D = 0;

    /** The bits of a sort key that hold an entry's number. */
    private static final int ENTRY = (1 << 23) - 1;

    private int[] slots = new int[1024];
    private int[] hashes = new int[512];
    private int[] starts = new int[513];
    private byte[] counts = new byte[512];
    private char[] positions = new char[512 * MOST_POSITIONS];
    private byte[] bytes = new byte[4096];
    private int size;
    private int positionBytes;

    int size() {
        return size;
    }

    /** Space that a tsvector of these words takes, not less. */
    int storedBytes() {
        return starts[size] + 3 * size + positionBytes;
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        positionBytes = 0;
    }

    void add(byte[] source, int from, int to, int position, int weight) {
        int entry = entry(source, from, to);
        int count = counts[entry];
        int base = entry * MOST_POSITIONS;
        if (count > 0 && (positions[base + count - 1] & LAST_POSITION) == Math.min(position, LAST_POSITION)) {
            positions[base + count - 1] = (char) Math.max(positions[base + count - 1], weight | Math.min(position, LAST_POSITION));
        } else if (weight == WEIGHT_D) {
            if (count < MOST_POSITIONS && position < LAST_POSITION) {
                put(entry, count, position);
            }
        } else if (count < MOST_POSITIONS || dropUnweighted(base)) {
            put(entry, Math.min(count, MOST_POSITIONS - 1), weight | Math.min(position, LAST_POSITION));
        }
    }

    private void put(int entry, int count, int position) {
        positions[entry * MOST_POSITIONS + count] = (char) position;
        if (count == counts[entry]) {
            positionBytes += 2;
        }
        counts[entry] = (byte) (count + 1);
    }

    /** Makes room at the end of a full list. */
    private boolean dropUnweighted(int base) {
        for (int i = base + MOST_POSITIONS - 1; i >= base; i--) {
            if (positions[i] <= LAST_POSITION) {
                System.arraycopy(positions, i + 1, positions, i, base + MOST_POSITIONS - 1 - i);
                return true;
            }
        }
        return false;
    }

    private int entry(byte[] source, int from, int to) {
        if (size == hashes.length) {
            grow();
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + source[i];
        }
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash
                    && Arrays.equals(bytes, starts[entry], starts[entry + 1], source, from, to)) {
                return entry;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size + 1;
        return append(source, from, to, hash);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    private int append(byte[] source, int from, int to, int hash) {
        int end = starts[size] + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(source, from, bytes, starts[size], to - from);
        hashes[size] = hash;
        counts[size] = 0;
        starts[size + 1] = end;
        return size++;
    }

    private void grow() {
        int capacity = size * 2;
        hashes = Arrays.copyOf(hashes, capacity);
        starts = Arrays.copyOf(starts, capacity + 1);
        counts = Arrays.copyOf(counts, capacity);
        positions = Arrays.copyOf(positions, capacity * MOST_POSITIONS);
        int[] wider = new int[capacity * 2];
        int mask = wider.length - 1;
        for (int entry = 0; entry < size; entry++) {
            int slot = spread(hashes[entry]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = entry + 1;
        }
        slots = wider;
    }

    /** The entries' numbers in the order of their bytes. */
    int[] sorted() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = i;
        }
        sort(keys, 0, size, 0);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) (keys[i] & ENTRY);
        }
        return order;
    }

    /** Five bytes and the entry's number make a key; those with the same five are sorted again by the next five. */
    private void sort(long[] keys, int from, int to, int depth) {
        for (int i = from; i < to; i++) {
            int entry = (int) (keys[i] & ENTRY);
            keys[i] = (prefix(entry, depth) << 23) | entry;
        }
        Arrays.sort(keys, from, to);
        for (int i = from; i < to; ) {
            int end = i + 1;
            while (end < to && keys[end] >> 23 == keys[i] >> 23) {
                end++;
            }
            if (end - i > 1) {
                sort(keys, i, end, depth + 5);
            }
            i = end;
        }
    }

    private long prefix(int entry, int depth) {
        long prefix = 0;
        int from = starts[entry] + depth;
        for (int i = from; i < from + 5; i++) {
            prefix = (prefix << 8) | (i < starts[entry + 1] ? bytes[i] & 0xFF : 0);
        }
        return prefix;
    }

    /** The form of PostgreSQL's {@code tsvectorrecv}, sorted as it wants it. */
    byte[] tsvector() {
        byte[] out = new byte[4 + starts[size] + 3 * size + positionBytes];
        int at = int16(out, int16(out, 0, size >>> 16), size & 0xFFFF);
        for (int entry : sorted()) {
            int length = starts[entry + 1] - starts[entry];
            System.arraycopy(bytes, starts[entry], out, at, length);
            at = int16(out, at + length + 1, counts[entry]);
            for (int i = 0; i < counts[entry]; i++) {
                at = int16(out, at, positions[entry * MOST_POSITIONS + i]);
            }
        }
        return out;
    }

    private static int int16(byte[] out, int at, int value) {
        out[at] = (byte) (value >>> 8);
        out[at + 1] = (byte) value;
        return at + 2;
    }
}

package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Counts over a file's first bytes, as many as Git looks at to tell binary from text.
 *
 * @param controls control characters that text does not use, NUL aside
 */
record Head(int length, int evenNuls, int oddNuls, int controls) {
    static final int LENGTH = 8000;

    static Head of(byte[] bytes) {
        int length = Math.min(bytes.length, LENGTH);
        int[] nuls = new int[2];
        int controls = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < ' ') {
                if (b == 0) {
                    nuls[i & 1]++;
                } else if (isControl(b)) {
                    controls++;
                }
            }
        }
        return new Head(length, nuls[0], nuls[1], controls);
    }

    static boolean isControl(byte b) {
        return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\b' && b != 0x1B;
    }

    /** UTF-16 without a mark shows as NULs in every second place, since most of source is ASCII. */
    @Nullable Charset wideCharset() {
        int half = length / 2;
        if (half == 0) {
            return null;
        }
        if (oddNuls * 10 >= half * 4 && evenNuls * 20 <= half) {
            return UTF_16LE;
        }
        return evenNuls * 10 >= half * 4 && oddNuls * 20 <= half ? UTF_16BE : null;
    }

    boolean hasControls() {
        return evenNuls + oddNuls + controls > 0;
    }

    /**
     * One control character in ten is far more than sources contain that spell one out, as some tests do.
     *
     * @param named whether the file's name says that it is text; NULs are then damage, unless they are half of it
     */
    boolean isBinary(boolean named) {
        int nuls = evenNuls + oddNuls;
        return named ? controls * 10 > length || nuls * 2 > length : (nuls + controls) * 10 > length;
    }
}

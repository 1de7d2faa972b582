package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The encoding that a file's first bytes name. */
record ByteOrderMark(Charset charset, int length) {
    static @Nullable ByteOrderMark of(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new ByteOrderMark(UTF_8, 3);
        }
        // Before UTF-16, whose mark this one begins with.
        if (starts(bytes, 0xFF, 0xFE, 0, 0) && bytes.length % 4 == 0) {
            return new ByteOrderMark(UTF_32LE, 4);
        }
        if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return new ByteOrderMark(UTF_32BE, 4);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new ByteOrderMark(UTF_16LE, 2);
        }
        return starts(bytes, 0xFE, 0xFF) ? new ByteOrderMark(UTF_16BE, 2) : null;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }
}

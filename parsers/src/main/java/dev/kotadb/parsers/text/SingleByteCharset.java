package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;

/** Chooses between the two encodings that old western source is in. */
final class SingleByteCharset {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private SingleByteCharset() {}

    /** Bytes 80 to 9F are punctuation in the one and never occur in text in the other; the one leaves five undefined. */
    static Charset of(byte[] bytes) {
        boolean windows = false;
        for (byte b : bytes) {
            int code = b & 0xFF;
            if (code >= 0x80 && code <= 0x9F) {
                if (code == 0x81 || code == 0x8D || code == 0x8F || code == 0x90 || code == 0x9D) {
                    return ISO_8859_1;
                }
                windows = true;
            }
        }
        return windows ? WINDOWS_1252 : ISO_8859_1;
    }
}

package dev.kotadb.parsers.language.java.parse;

/**
 * A character written as a Unicode escape, a backslash, {@code u}s and four hexadecimal digits.
 *
 * @param length how many characters of the source it takes; 1 for a backslash that begins no such escape
 */
record Escape(char character, int length) {
    static Escape at(char[] source, int offset) {
        int digits = offset + 1;
        while (digits < source.length && source[digits] == 'u') {
            digits++;
        }
        if (digits == offset + 1 || digits + 4 > source.length) {
            return new Escape(source[offset], 1);
        }
        int code = 0;
        for (int i = digits; i < digits + 4; i++) {
            int digit = Character.digit(source[i], 16);
            if (digit < 0) {
                return new Escape(source[offset], 1);
            }
            code = code * 16 + digit;
        }
        return new Escape((char) code, digits + 4 - offset);
    }
}

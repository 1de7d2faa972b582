package dev.kotadb.parsers.language.java.parse;

import java.util.Arrays;

/**
 * A Java text as its parser needs it: one line, no comments, strings emptied, and no blanks but those between words or
 * operators; each of its characters knows where it stands in the original.
 */
final class CondensedSource {
    /** Never part of a longer token, so that blanks beside them mean nothing. */
    private static final boolean[] SEPARATOR = table("(){}[];,");
    private static final boolean[] WORD =
            table("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$");

    private final String text;
    private final char[] in;
    private final char[] out;
    private final int[] origins;
    private final DocumentationComments documentation;
    private int length;
    private boolean blank;
    private final BracketNesting nesting = new BracketNesting();

    private CondensedSource(String text) {
        this.text = text;
        this.in = text.toCharArray();
        this.out = new char[in.length];
        this.origins = new int[in.length + 1];
        this.documentation = new DocumentationComments(text);
    }

    static CondensedSource of(String text) {
        CondensedSource source = new CondensedSource(text);
        source.condense();
        return source;
    }

    /** Shared with the caller for speed; valid up to {@link #length}. */
    char[] chars() {
        return out;
    }

    int length() {
        return length;
    }

    BracketNesting nesting() {
        return nesting;
    }

    /** Offset in the original text of the character at this offset here. */
    int origin(int offset) {
        return origins[offset];
    }

    /** Offset in the original text just behind the last character before this offset here. */
    int originEnd(int offset) {
        return offset == 0 ? 0 : Math.min(origins[offset - 1] + width(offset - 1), in.length);
    }

    String text() {
        return text;
    }

    DocumentationComments documentation() {
        return documentation;
    }

    /** Where a Unicode escape stands for a character, six or more characters of the original make one here. */
    private int width(int offset) {
        int at = origins[offset];
        if (in[at] != '\\') {
            return 1;
        }
        return Escape.at(in, at).length();
    }

    private void condense() {
        int at = text.startsWith("#!") ? endOfLine(0) : 0;
        while (at < in.length) {
            char c = in[at];
            if (c <= ' ') {
                blank = true;
                at++;
            } else if (c < 128 && WORD[c]) {
                at = word(at);
            } else {
                at = switch (c) {
                    case '/' -> slash(at);
                    case '"' -> text.startsWith("\"\"\"", at) ? textBlock(at) : string(at);
                    case '\'' -> character(at);
                    case '\\' -> escape(at);
                    default -> single(at);
                };
            }
        }
        origins[length] = in.length;
    }

    private void emit(char c, int origin) {
        out[length] = c;
        origins[length++] = origin;
    }

    /** Call before each token: puts the one blank that must stay, and remembers the comment that documents the token. */
    private void startToken(char first, int origin) {
        if (blank) {
            blank = false;
            if (length > 0 && !separates(first) && !separates(out[length - 1])) {
                emit(' ', origin - 1);
            }
        }
        documentation.tokenAt(length);
    }

    private int word(int from) {
        startToken(in[from], from);
        int at = from;
        while (at < in.length && in[at] < 128 && WORD[in[at]]) {
            emit(in[at], at);
            at++;
        }
        return at;
    }

    private int single(int at) {
        char c = in[at];
        startToken(c, at);
        emit(c, at);
        switch (c) {
            case '(', '{', '[' -> nesting.open(c);
            case ')', '}', ']' -> nesting.close();
            default -> { }
        }
        return at + 1;
    }

    private int slash(int at) {
        if (text.startsWith("//", at)) {
            blank = true;
            int end = endOfLine(at);
            documentation.lineComment(at, end);
            return end;
        }
        if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            if (close >= 0) {
                blank = true;
                documentation.blockComment(at, close + 2);
                return close + 2;
            }
        }
        return single(at);
    }

    private int string(int at) {
        startToken('"', at);
        emit('"', at);
        int end = at + 1;
        while (end < in.length && in[end] != '"' && in[end] != '\n' && in[end] != '\r') {
            end += in[end] == '\\' ? 2 : 1;
        }
        if (end < in.length && in[end] == '"') {
            emit('"', end);
            return end + 1;
        }
        return at + 1;
    }

    private int textBlock(int at) {
        int end = at + 3;
        while (end < in.length && !(in[end] == '"' && text.startsWith("\"\"\"", end))) {
            end += in[end] == '\\' ? 2 : 1;
        }
        startToken('"', at);
        emit('"', at);
        if (end < in.length) {
            emit('"', end + 2);
            return end + 3;
        }
        return at + 1;
    }

    /** Any character will do for the parser, whatever escape it is written as. */
    private int character(int at) {
        startToken('\'', at);
        emit('\'', at);
        int close = at + 1 < in.length && in[at + 1] == '\\' ? at + 3 : at + 2;
        while (close < in.length && close < at + 16 && in[close] != '\'') {
            close++;
        }
        if (close < in.length && in[close] == '\'' && in[at + 1] != '\n') {
            emit('x', at + 1);
            emit('\'', close);
            return close + 1;
        }
        return at + 1;
    }

    private int escape(int at) {
        Escape escape = Escape.at(in, at);
        if (escape.character() <= ' ' && escape.length() > 1) {
            blank = true;
        } else {
            startToken(escape.character(), at);
            emit(escape.character(), at);
        }
        return at + escape.length();
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < in.length && in[at] != '\n' && in[at] != '\r') {
            at++;
        }
        return at;
    }

    private static boolean separates(char c) {
        return c < 128 && SEPARATOR[c];
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[128];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    /** Whether a character is written in the original, or stands for an escape there. */
    boolean sameAsWritten(int from, int to) {
        return origins[to - 1] - origins[from] == to - 1 - from
                && Arrays.mismatch(out, from, to, in, origins[from], origins[from] + to - from) < 0;
    }
}

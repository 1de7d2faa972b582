package dev.kotadb.parsers.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression and the place that is being read. */
final class PatternText {
    private final String pattern;
    private int at;

    PatternText(String pattern) {
        this.pattern = pattern;
    }

    int at() {
        return at;
    }

    void rewind(int position) {
        at = position;
    }

    void skip(int length) {
        at += length;
    }

    boolean isAtEnd() {
        return at >= pattern.length();
    }

    int peek() {
        return pattern.codePointAt(at);
    }

    int next() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean startsWith(String text) {
        return pattern.startsWith(text, at);
    }

    boolean take(char c) {
        return take(String.valueOf(c));
    }

    boolean take(String text) {
        if (!startsWith(text)) {
            return false;
        }
        at += text.length();
        return true;
    }

    /** Takes all before the end mark, and the mark; without a mark, all that is left. */
    String takeUntil(String mark) {
        int end = pattern.indexOf(mark, at);
        String text = pattern.substring(at, end < 0 ? pattern.length() : end);
        at = end < 0 ? pattern.length() : end + mark.length();
        return text;
    }

    Matcher matcher(Pattern syntax) {
        return syntax.matcher(pattern).region(at, pattern.length());
    }

    String since(int start) {
        return pattern.substring(start, at);
    }

    /** At most so many characters from here. */
    String excerpt(int length) {
        return pattern.substring(at, Math.min(pattern.length(), at + length));
    }

    InvalidPatternException wrong(String problem, int position) {
        return new InvalidPatternException(problem, position);
    }
}

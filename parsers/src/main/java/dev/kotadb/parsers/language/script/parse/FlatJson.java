package dev.kotadb.parsers.language.script.parse;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads the strings of a JSON text into one level: keys joined by {@code /}, elements of arrays by their index. Comments
 * and trailing commas are allowed; what is no JSON ends the reading.
 */
final class FlatJson {
    private static final int DEEPEST = 100;

    private final String text;
    private final Predicate<String> wanted;
    private final Map<String, String> settings = new TreeMap<>();
    private int at;
    private boolean broken;

    private FlatJson(String text, Predicate<String> wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    /** Keys that are not wanted are left out. */
    static Map<String, String> read(String text, Predicate<String> wanted) {
        FlatJson reader = new FlatJson(text, wanted);
        reader.value("", 0);
        return reader.settings;
    }

    private void value(String key, int depth) {
        char c = peek();
        if (depth > DEEPEST || c == 0) {
            broken = true;
        } else if (c == '{') {
            object(key, depth);
        } else if (c == '[') {
            array(key, depth);
        } else if (c == '"') {
            String value = string();
            if (wanted.test(key)) {
                settings.putIfAbsent(key, value);
            }
        } else {
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            broken |= at == start;
        }
    }

    private void object(String key, int depth) {
        at++;
        while (!broken && peek() != '}') {
            if (peek() != '"') {
                broken = true;
                return;
            }
            String name = string();
            broken |= peek() != ':';
            at++;
            value(key.isEmpty() ? name : key + "/" + name, depth + 1);
            separator('}');
        }
        at++;
    }

    private void array(String key, int depth) {
        at++;
        for (int i = 0; !broken && peek() != ']'; i++) {
            value(key + "/" + i, depth + 1);
            separator(']');
        }
        at++;
    }

    private void separator(char close) {
        if (peek() == ',') {
            at++;
        } else {
            broken |= peek() != close;
        }
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                c = escaped(text.charAt(at++));
            }
            value.append(c);
        }
        at++;
        return value.toString();
    }

    private char escaped(char c) {
        if (c == 'u' && at + 4 <= text.length()) {
            String digits = text.substring(at, at + 4);
            if (digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
                at += 4;
                return (char) Integer.parseInt(digits, 16);
            }
        }
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    /** The next character that is neither white space nor part of a comment; 0 at the end. */
    private char peek() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return text.charAt(at);
            }
        }
        return 0;
    }
}

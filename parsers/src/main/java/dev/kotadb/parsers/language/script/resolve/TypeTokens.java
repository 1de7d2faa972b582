package dev.kotadb.parsers.language.script.resolve;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a type's text, and a position among them. */
final class TypeTokens {
    private static final String END = "";
    private final List<String> tokens;
    private int at;

    TypeTokens(String text) {
        tokens = split(text);
    }

    String peek() {
        return peek(0);
    }

    String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    String next() {
        String token = peek();
        at++;
        return token;
    }

    boolean skip(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    int position() {
        return at;
    }

    void reset(int position) {
        at = position;
    }

    /** Moves past the bracket that closes the one just read, and returns the text between. */
    String skipTo(String open, String close) {
        StringBuilder between = new StringBuilder();
        int depth = 1;
        while (!atEnd()) {
            String token = next();
            if (token.equals(open)) {
                depth++;
            } else if (token.equals(close) && --depth == 0) {
                break;
            }
            between.append(token);
        }
        return between.toString();
    }

    static boolean isWord(String token) {
        return !token.isEmpty() && isWordPart(token.charAt(0));
    }

    static boolean isText(String token) {
        return !token.isEmpty() && "\"'`".indexOf(token.charAt(0)) >= 0;
    }

    private static boolean isWordPart(char c) {
        return Character.isJavaIdentifierPart(c) || c == '#';
    }

    private static List<String> split(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                at = end;
                continue;
            }
            if (isWordPart(c)) {
                while (end < text.length() && isWordPart(text.charAt(end))) {
                    end++;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                end = text.indexOf(c, end) + 1;
                end = end == 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                end = text.indexOf("*/", at);
                at = end < 0 ? text.length() : end + 2;
                continue;
            } else if (c == '@') {
                end = text.indexOf(' ', at) < 0 ? text.length() : text.indexOf(' ', at);
            } else if (text.startsWith("=>", at)) {
                end = at + 2;
            } else if (text.startsWith("...", at)) {
                end = at + 3;
            }
            tokens.add(text.substring(at, end));
            at = end;
        }
        return tokens;
    }
}

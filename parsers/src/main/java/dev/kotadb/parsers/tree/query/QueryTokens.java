package dev.kotadb.parsers.tree.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a query file, and a position among them. */
final class QueryTokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|;[^\n]*|(\"(?:[^\"\\\\]|\\\\.)*\"|#[\\w-]+\\?|@[\\w.]+|\\w+|[()\\[\\]:?])");
    private static final int TOLD = 12;

    private final String name;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    /** {@code name} is the file's, for error messages. */
    QueryTokens(String name, String query) {
        this.name = name;
        Matcher token = TOKEN.matcher(query);
        int end = 0;
        while (end < query.length() && token.find(end) && token.start() == end) {
            if (token.group(1) != null) {
                tokens.add(token.group(1));
            }
            end = token.end();
        }
        if (end < query.length()) {
            throw new IllegalArgumentException(name + ": not understood: " + query.substring(end).lines().findFirst());
        }
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    String take() {
        if (atEnd()) {
            throw wrong("unfinished");
        }
        return tokens.get(at++);
    }

    /** Skips the token if it is next. There must be a next token. */
    boolean skip(String token) {
        boolean next = take().equals(token);
        at -= next ? 0 : 1;
        return next;
    }

    /** The token at this distance; empty beyond the last one. */
    String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
    }

    static String unquote(String token) {
        return token.substring(1, token.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** An error at the current position. */
    IllegalArgumentException wrong(String what) {
        List<String> before = tokens.subList(Math.max(0, at - TOLD), at);
        return new IllegalArgumentException(name + ": " + what + ", after " + String.join(" ", before));
    }
}

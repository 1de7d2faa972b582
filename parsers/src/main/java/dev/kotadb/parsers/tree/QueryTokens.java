package dev.kotadb.parsers.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a query file, with a position to read on from. */
final class QueryTokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|;[^\n]*|(\"(?:[^\"\\\\]|\\\\.)*\"|#[\\w-]+\\?|@[\\w.]+|\\w+|[()\\[\\]:?])");
    private static final int TOLD = 12;

    private final String name;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    /** {@code name} is the file's, for what is told of mistakes. */
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

    /** Passes over the token if it is the next; there must be a next one. */
    boolean skip(String token) {
        boolean next = take().equals(token);
        at -= next ? 0 : 1;
        return next;
    }

    /** The token that follows so many others, empty behind the last one. */
    String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
    }

    static String unquote(String token) {
        return token.substring(1, token.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** The mistake with the place that has been read up to. */
    IllegalArgumentException wrong(String what) {
        List<String> before = tokens.subList(Math.max(0, at - TOLD), at);
        return new IllegalArgumentException(name + ": " + what + ", after " + String.join(" ", before));
    }
}

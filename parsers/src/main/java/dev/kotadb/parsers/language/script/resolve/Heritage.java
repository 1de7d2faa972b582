package dev.kotadb.parsers.language.script.resolve;

/** What a class extends, as it is written. */
final class Heritage {
    private Heritage() {}

    /** Whether it is the result of a call, not a name. */
    static boolean isCall(String text) {
        return text.endsWith(")");
    }

    static boolean isName(String text) {
        return text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
    }

    /** The call as a chain of names, whose arguments are counted. */
    static String chain(String call) {
        StringBuilder chain = new StringBuilder("typeof ");
        String types = "";
        int at = 0;
        while (at < call.length()) {
            char c = call.charAt(at);
            if (c == '<' || c == '(') {
                int end = closing(call, at);
                if (c == '<') {
                    types = call.substring(at, end);
                } else {
                    chain.append('(').append(types).append(count(call, at + 1, end - 1)).append(')');
                    types = "";
                }
                at = end;
            } else {
                chain.append(c);
                at++;
            }
        }
        return chain.toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isQuote(c)) {
                at = endOfText(text, at);
            } else if (opens(text, at)) {
                depth++;
            } else if (closes(text, at) && --depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }

    private static int count(String text, int from, int to) {
        int count = text.substring(from, Math.max(from, to)).isBlank() ? 0 : 1;
        int depth = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (isQuote(c)) {
                at = endOfText(text, at);
            } else if (opens(text, at)) {
                depth++;
            } else if (closes(text, at)) {
                depth--;
            } else if (c == ',' && depth == 0 && !text.substring(at + 1, to).isBlank()) {
                count++;
            }
        }
        return count;
    }

    private static boolean opens(String text, int at) {
        return "<([{".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean closes(String text, int at) {
        return ")]}".indexOf(text.charAt(at)) >= 0 || text.charAt(at) == '>' && text.charAt(at - 1) != '=';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static int endOfText(String text, int quote) {
        int end = text.indexOf(text.charAt(quote), quote + 1);
        return end < 0 ? text.length() : end;
    }
}

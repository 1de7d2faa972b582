package dev.kotadb.parsers.language.script.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a class extends, as it is written. */
final class Heritage {
    private static final Pattern NAME = Pattern.compile("(?<name>[A-Za-z_$][\\w$.]*)(?:<.*>)?", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("[A-Za-z_$][\\w$.]*[<(]");

    /** How many calls inside each other are read. */
    private static final int DEEPEST = 4;

    /** Before the type of a local, as {@code ScriptSyntax} writes it. */
    private static final String LOCAL = "InstanceType<";

    private Heritage() {}

    /** Whether it is the result of a call or a local, not a name that has a declaration. */
    static boolean isValue(String text) {
        return isCall(text) || text.startsWith(LOCAL);
    }

    private static boolean isCall(String text) {
        return text.endsWith(")");
    }

    static boolean isName(String text) {
        return text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
    }

    /** The type of a value: of a local, or the call as a chain of names, which keeps the types of arguments that are names or such calls. */
    static String type(String value) {
        return value.startsWith(LOCAL) ? value.substring(LOCAL.length(), value.length() - 1) : chain(value, 0);
    }

    private static String chain(String call, int depth) {
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
                    chain.append('(').append(types).append(kept(arguments(call, at + 1, end - 1), depth)).append(')');
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

    /** The arguments as a chain keeps them: a mixin's result follows from the class that it is passed. */
    private static String kept(List<String> arguments, int depth) {
        StringBuilder kept = new StringBuilder().append(arguments.size());
        for (String argument : arguments) {
            Matcher name = NAME.matcher(argument);
            boolean call = depth < DEEPEST && CALL.matcher(argument).lookingAt() && isCall(argument);
            kept.append(';').append(name.matches() ? "typeof " + name.group("name") : call ? chain(argument, depth + 1) : "");
        }
        return kept.toString();
    }

    /** The text of each argument between two brackets. */
    private static List<String> arguments(String call, int from, int to) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int at = from; at < to; at++) {
            char c = call.charAt(at);
            if (isQuote(c)) {
                at = endOfText(call, at);
            } else if (opens(call, at)) {
                depth++;
            } else if (closes(call, at)) {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(call.substring(start, at).strip());
                start = at + 1;
            }
        }
        String last = call.substring(start, Math.max(start, to)).strip();
        if (!last.isEmpty()) {
            arguments.add(last);
        }
        return arguments;
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

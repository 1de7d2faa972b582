package dev.kotadb.parsers.language.script.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sources as the grammar can read them: of the same length, without what it does not know. */
final class ReadableText {
    /** {@code in} and {@code out} in front of a type parameter. */
    private static final Pattern VARIANCE =
            Pattern.compile("[<,](?:\\s++|//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+(?:const\\s++)?+((?:in\\s++out|in|out)\\s)\\s*+(?!(?:extends|in|out)\\b)[A-Za-z_$]");

    /** A line that begins with type parameters. */
    private static final Pattern GENERIC_LINE = Pattern.compile("\\n[ \\t]++(?=<(?:[A-Za-z_$]|\\r?\\n))");

    private static final Pattern COMMENT_LINE = Pattern.compile("\\s*+(?:|//.*|\\*.*|/\\*.*|.*\\*/\\s*+)");
    private static final Pattern ENDS_TYPE = Pattern.compile(".*(?:[\\w$\\])}'\"]|(?<!=)>)\\s*+(?:|//.*)");
    private static final Pattern ENDS_WITH_WORD =
            Pattern.compile(".*\\b(?:async|await|case|default|extends|function|implements|in|keyof|new|of|return|typeof|yield)\\s*+");
    private static final int LONGEST = 2000;

    /** A backquote in the text of a template, which the grammar knows in expressions but not in types. */
    private static final Pattern BACKQUOTE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\`");

    /** A member named {@code in}, which the grammar takes for the operator behind the type in the line before. */
    private static final Pattern IN = Pattern.compile("(?<=\\n)([ \\t]++)in(?=\\??:)");

    /** Type arguments of a template's tag that contain an object type. */
    private static final Pattern TAG_TYPES = Pattern.compile("(?<=[\\w$)\\]])<\\{[^{}`<>]*+\\}>(?=`)");

    /** A module in a type that has type arguments, which the grammar knows without these only. */
    private static final Pattern MODULE = Pattern.compile("\\bimport\\([\"'][^\"'\\n]*+[\"']\\)(?=(?:\\.[\\w$]++)++<)");

    /** A type of which the grammar does not know that it is the name of a value. */
    private static final Pattern TYPEOF_UNDEFINED = Pattern.compile("\\btypeof undefined\\b");

    /** A type parameter named {@code type} in parentheses, where the grammar takes it for the keyword. */
    private static final Pattern TYPE = Pattern.compile("(\\(\\s*+)type(?=\\s*+(?:[)\\[&|]|extends\\b))");

    private ReadableText() {}

    static String of(String text) {
        return endCallSignatures(hideVariance(hideWords(AccessorNames.hide(text))));
    }

    private static String hideWords(String text) {
        String hidden = text.contains("\\`") ? BACKQUOTE.matcher(text).replaceAll("$1__") : text;
        hidden = IN.matcher(hidden).replaceAll("$1iN");
        hidden = TYPE.matcher(hidden).replaceAll("$1typE");
        hidden = hidden.contains("typeof undefined") ? TYPEOF_UNDEFINED.matcher(hidden).replaceAll("typeof undefineD") : hidden;
        hidden = hidden.contains("import(") ? MODULE.matcher(hidden).replaceAll(module -> "_".repeat(module.end() - module.start())) : hidden;
        return hidden.indexOf('`') < 0 ? hidden : TAG_TYPES.matcher(hidden).replaceAll(types -> " ".repeat(types.end() - types.start()));
    }

    private static String hideVariance(String text) {
        Matcher matcher = VARIANCE.matcher(text);
        StringBuilder hidden = null;
        while (matcher.find()) {
            hidden = hidden == null ? new StringBuilder(text) : hidden;
            for (int at = matcher.start(1); at < matcher.end(1); at++) {
                if (!Character.isWhitespace(text.charAt(at))) {
                    hidden.setCharAt(at, ' ');
                }
            }
            matcher.region(matcher.end(1), text.length());
        }
        return hidden == null ? text : hidden.toString();
    }

    /**
     * Separates a call signature from the member before it. The grammar takes {@code <T>(x: T): T} in a line of its own for type
     * arguments of the type at the end of the line before.
     */
    private static String endCallSignatures(String text) {
        Matcher matcher = GENERIC_LINE.matcher(text);
        StringBuilder ended = null;
        while (matcher.find()) {
            if (isSignature(text, matcher.end()) && followsType(text, matcher.start())) {
                ended = ended == null ? new StringBuilder(text) : ended;
                ended.setCharAt(matcher.end() - 1, ';');
            }
        }
        return ended == null ? text : ended.toString();
    }

    /** Whether parameters follow the type parameters that begin here. */
    private static boolean isSignature(String text, int from) {
        int depth = 0;
        int end = Math.min(text.length(), from + LONGEST);
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == '<') {
                depth++;
            } else if (c == '>' && text.charAt(at - 1) != '=' && --depth == 0) {
                return text.startsWith("(", at + 1);
            }
        }
        return false;
    }

    /** Whether the last line above that is no comment may end with a type. */
    private static boolean followsType(String text, int lineEnd) {
        int end = lineEnd;
        while (end > 0) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end);
            if (!COMMENT_LINE.matcher(line).matches()) {
                return ENDS_TYPE.matcher(line).matches() && !ENDS_WITH_WORD.matcher(line).matches();
            }
            end = start - 1;
        }
        return false;
    }
}

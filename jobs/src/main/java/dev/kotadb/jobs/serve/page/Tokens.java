package dev.kotadb.jobs.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds comments, strings, numbers and keywords, for colours. It knows no grammar: what it takes for a string, such as the quotes in
 * a regular expression of JavaScript, ends with the line.
 */
final class Tokens {
    private static final Set<String> SCRIPTS = Set.of("typescript", "tsx", "javascript", "jsx");
    private static final Set<String> JAVA = words("abstract assert boolean break byte case catch char class const continue default do"
            + " double else enum extends final finally float for goto if implements import instanceof int interface long native new"
            + " package permits private protected public record return sealed short static strictfp super switch synchronized this"
            + " throw throws transient try var void volatile while yield true false null");
    private static final Set<String> SCRIPT = words("abstract any as async await boolean break case catch class const continue debugger"
            + " declare default delete do else enum export extends false finally for from function get if implements import in"
            + " instanceof interface keyof let namespace never new null number of private protected public readonly return set static"
            + " string super switch this throw true try type typeof undefined unknown var void while with yield");
    private static final Set<String> PYTHON = words("False None True and as assert async await break class continue def del elif else"
            + " except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield");
    private static final Set<String> GO = words("any bool break byte case chan const continue default defer else error fallthrough"
            + " false float64 for func go goto if import int int64 interface map nil package range return rune select string struct"
            + " switch true type uint8 var");

    private final String text;
    private final boolean python;
    private final boolean backticks;
    private final Set<String> keywords;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String text, String language, Set<String> keywords) {
        this.text = text;
        this.python = language.equals("python");
        this.backticks = language.equals("go") || SCRIPTS.contains(language);
        this.keywords = keywords;
    }

    /** @param kind a class of the style sheet */
    record Token(int start, int end, String kind) {}

    /** In their order; none for a language that is not known. */
    static List<Token> of(String text, @Nullable String language) {
        if (language == null) {
            return List.of();
        }
        Set<String> keywords = SCRIPTS.contains(language) ? SCRIPT : switch (language) {
            case "java" -> JAVA;
            case "python" -> PYTHON;
            case "go" -> GO;
            default -> Set.of();
        };
        if (keywords.isEmpty()) {
            return List.of();
        }
        Tokens tokens = new Tokens(text, language, keywords);
        tokens.read();
        return tokens.found;
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (python ? c == '#' : text.startsWith("//", at)) {
                add("comment", endOfLine(at));
            } else if (!python && text.startsWith("/*", at)) {
                add("comment", behind("*/", at + 2));
            } else if ((c == '"' || c == '\'') && text.startsWith(String.valueOf(c).repeat(3), at) && (python || c == '"')) {
                add("string", behind(String.valueOf(c).repeat(3), at + 3));
            } else if (c == '"' || c == '\'' || (c == '`' && backticks)) {
                add("string", endOfString(c));
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = endOfWord();
                if (keywords.contains(text.substring(at, end))) {
                    add("keyword", end);
                } else {
                    at = end;
                }
            } else if (c >= '0' && c <= '9') {
                add("figure", endOfWord());
            } else {
                at++;
            }
        }
    }

    private void add(String kind, int end) {
        found.add(new Token(at, end, kind));
        at = end;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int behind(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private int endOfString(char quote) {
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == quote) {
                return end + 1;
            }
            if (quote != '`' && (c == '\n' || c == '\r')) {
                return end;
            }
            end += c == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n' ? 2 : 1;
        }
        return text.length();
    }

    private int endOfWord() {
        int end = at;
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) && !Character.isIdentifierIgnorable(text.charAt(end)))) {
            end++;
        }
        return Math.max(end, at + 1);
    }
}

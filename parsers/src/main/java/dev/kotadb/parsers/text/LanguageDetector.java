package dev.kotadb.parsers.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which language a text is in, by its file name first, then by its first line, then by an editor's mode line; an
 * id such as {@code java}, {@code tsx} or {@code package-json}, and {@code text} where nothing tells.
 */
public final class LanguageDetector {
    private static final Pattern EMACS = Pattern.compile("-\\*-(?:.*?\\bmode:)?\\s*([\\w+-]+)\\s*(?:;.*)?-\\*-");
    private static final Pattern VIM = Pattern.compile("\\bvim?:.*?\\b(?:ft|filetype|syntax)=([\\w+-]+)");
    private static final Pattern CPP = Pattern.compile("^[ \\t]*(?:class\\s+\\w+[^;(]*[{:]|namespace\\s+[\\w:]*\\s*\\{|"
            + "template\\s*<|using\\s+(?:namespace\\s|\\w+\\s*=)|(?:public|private|protected)\\s*:|"
            + "#\\s*include\\s*<(?:string|vector|memory|map|iostream|functional|utility|cstdint|cstddef|algorithm)>)",
            Pattern.MULTILINE);
    private static final Pattern OBJECTIVE_C =
            Pattern.compile("^\\s*(?:@interface|@protocol|@implementation|@class|#\\s*import)\\b", Pattern.MULTILINE);
    private static final Pattern MATLAB = Pattern.compile("^\\s*(?:%|function\\b|classdef\\b)", Pattern.MULTILINE);
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r]+");
    private static final int LOOKED_AT = 20_000;

    /**
     * Raise it with a change in the code that gives some file another language, and with it {@code PARSE} of a parsed
     * language that loses files:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: keys of JSON files
     * </ul>
     */
    private static final int RULES = 2;

    private final LanguageTable table;
    private final Map<String, String> programming;

    /** {@code programming} has what tells each programming language, by its id, as {@code languages.txt} has it. */
    public LanguageDetector(Map<String, String> programming) {
        this.table = LanguageTable.load(programming);
        this.programming = Map.copyOf(programming);
    }

    /**
     * The language's id; never fails.
     *
     * @param path of the file in its repository; only the last part counts
     * @param text what it holds, for the names that several languages share
     */
    public String detect(String path, String text) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String language = table.byFileName(name);
        if (language == null) {
            language = byContent(text);
        }
        return language == null ? "text" : decided(language, name, text);
    }

    /** A hash of the rules by which languages are detected. */
    public int version() {
        return Fingerprint.of(RULES, new TreeMap<>(programming), ResourceText.read(LanguageTable.class, "languages.txt"));
    }

    /** Whether the file's name alone says which language it is in. */
    public boolean knowsName(String path) {
        return table.byFileName(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)) != null;
    }

    /** Every id that {@link #detect} may answer. */
    public Set<String> languages() {
        return table.languages();
    }

    private String decided(String language, String name, String text) {
        if (name.endsWith(".h")) {
            CharSequence start = start(text);
            if (OBJECTIVE_C.matcher(start).find()) {
                return "objective-c";
            }
            return CPP.matcher(start).find() ? "cpp" : "c";
        }
        if (name.endsWith(".m")) {
            CharSequence start = start(text);
            return !OBJECTIVE_C.matcher(start).find() && MATLAB.matcher(start).find() ? "matlab" : language;
        }
        if (language.equals("json")) {
            String known = table.byKey(start(text).toString());
            return known == null ? language : known;
        }
        if (programming.containsKey(language) && text.startsWith("<?xml")) {
            return "xml"; // Qt's translations are called x.ts
        }
        return language;
    }

    private static CharSequence start(String text) {
        return text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT);
    }

    private @Nullable String byContent(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        if (first.length() > 300) {
            return null;
        }
        if (first.startsWith("#!")) {
            String language = byInterpreter(first.substring(2).trim());
            if (language != null) {
                return language;
            }
        }
        if (first.startsWith("<?xml")) {
            return "xml";
        }
        if (first.regionMatches(true, 0, "<!doctype html", 0, 14)) {
            return "html";
        }
        String language = byModeLine(EMACS, first);
        return language != null ? language : byModeLine(VIM, first);
    }

    /** Knows {@code /usr/bin/env -S VAR=x python3.12 -u} and {@code /bin/bash -e}. */
    private @Nullable String byInterpreter(String command) {
        for (String word : (Iterable<String>) SPACES.splitAsStream(command)::iterator) {
            String program = word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (program.equals("env") || program.startsWith("-") || program.indexOf('=') >= 0) {
                continue;
            }
            String language = table.byInterpreter(program);
            int end = program.length();
            while (end > 0 && (Character.isDigit(program.charAt(end - 1)) || program.charAt(end - 1) == '.')) {
                end--;
            }
            return language != null ? language : table.byInterpreter(program.substring(0, end));
        }
        return null;
    }

    private @Nullable String byModeLine(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        String mode = matcher.group(1).toLowerCase(Locale.ROOT);
        String language = table.byEditorMode(mode);
        return language != null ? language : table.languages().contains(mode) ? mode : null;
    }
}

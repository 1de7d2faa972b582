package dev.kotadb.parsers.manifest.gradle;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Gradle script in Groovy or Kotlin writes plainly. Scripts are programs: what they compute is not read.
 *
 * @param group null if it is not a plain string
 * @param version null if it is not a plain string
 */
record BuildScript(@Nullable String group, @Nullable String version, List<Use> uses, List<Project> projects) {
    /** How the names of configurations end; the first letter may be a capital, as in {@code testImplementation}. */
    private static final List<String> CONFIGURATIONS = List.of("implementation", "api", "compileOnly", "compileOnlyApi", "runtimeOnly",
            "annotationProcessor", "kapt", "ksp", "classpath", "compile", "runtime", "provided", "developmentOnly");

    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_USE = 1000;
    private static final Pattern WRAPPER = Pattern.compile("(?:platform|enforcedPlatform|testFixtures)\\s*\\(\\s*");
    private static final Pattern NAMED = Pattern.compile(
            "group\\s*[:=]\\s*[\"']([^\"'$\\s]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"'$\\s]+)[\"']"
            + "(?:\\s*,\\s*version\\s*[:=]\\s*[\"']([^\"'\\s]+)[\"'])?");
    private static final Pattern ALIAS = Pattern.compile("libs\\.([A-Za-z][A-Za-z0-9_.]*)");
    private static final Pattern GROUP = Pattern.compile("\\s*group\\s*=?\\s*[\"']([^\"'$\\s]+)[\"']\\s*");
    private static final Pattern VERSION = Pattern.compile("\\s*version\\s*=?\\s*[\"']([^\"'$\\s]+)[\"']\\s*");
    private static final Pattern ROOT = Pattern.compile("\\.name\\s*=\\s*[\"']([^\"'$]+)[\"']");
    private static final Pattern STRING = Pattern.compile("[\"']([^\"'\\n]+)[\"']");

    /**
     * A dependency.
     *
     * @param name coordinates, or the alias in a version catalog
     */
    record Use(String configuration, String name, @Nullable String version, boolean isAlias) {}

    /** @param path with colons, as {@code :lib:core}; empty for the root project */
    record Project(String path, String name) {}

    /** Looks at each word first: the patterns take a hundred times longer on a whole script. */
    static BuildScript read(String text) {
        String script = GradleComments.removedFrom(text);
        List<Use> uses = new ArrayList<>();
        List<Project> projects = new ArrayList<>();
        int at = 0;
        while (at < script.length()) {
            int end = at;
            while (end < script.length() && isWordPart(script.charAt(end))) {
                end++;
            }
            String word = end - at < SHORTEST_WORD ? "" : script.substring(at, end);
            at = end + 1;
            if (isConfiguration(word)) {
                addUse(word, argument(end, script), uses);
            } else if (word.equals("include")) {
                at = addProjects(argumentStart(end, script), script, projects);
            } else if (word.equals("rootProject")) {
                addRoot(part(end, script), projects);
            }
        }
        return new BuildScript(onALine(GROUP, script), onALine(VERSION, script), uses, projects);
    }

    /** No longer than a use can be, so that a script of many words takes little time. */
    private static String part(int start, String script) {
        return script.substring(start, Math.min(script.length(), start + LONGEST_USE));
    }

    /** Where begins what a name is given, without white space and parentheses; there, if it is given nothing. */
    private static int argumentStart(int end, String script) {
        int start = end;
        while (start < script.length() && (Character.isWhitespace(script.charAt(start)) || script.charAt(start) == '(')) {
            start++;
        }
        return start;
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isConfiguration(String word) {
        for (String name : CONFIGURATIONS) {
            int at = word.length() - name.length();
            if (at >= 0 && word.regionMatches(at + 1, name, 1, name.length() - 1) && word.regionMatches(true, at, name, 0, 1)) {
                return word.chars().allMatch(Character::isLetter);
            }
        }
        return false;
    }

    private static void addUse(String configuration, String argument, List<Use> uses) {
        if (!argument.isEmpty() && isQuote(argument.charAt(0))) {
            addCoordinates(configuration, argument, uses);
        } else if (argument.startsWith("group")) {
            Matcher named = NAMED.matcher(argument);
            if (named.lookingAt()) {
                uses.add(new Use(configuration, named.group(1) + ":" + named.group(2), plain(named.group(3)), false));
            }
        } else if (argument.startsWith("libs.")) {
            Matcher alias = ALIAS.matcher(argument);
            if (alias.lookingAt()) {
                uses.add(new Use(configuration, alias.group(1), null, true));
            }
        }
    }

    /** What a configuration is given, without parentheses and calls around it; empty if it is given nothing. */
    private static String argument(int end, String script) {
        int start = argumentStart(end, script);
        String argument = start == end ? "" : part(start, script);
        if (argument.startsWith("platform") || argument.startsWith("enforcedPlatform") || argument.startsWith("testFixtures")) {
            Matcher wrapper = WRAPPER.matcher(argument);
            return wrapper.lookingAt() ? argument.substring(wrapper.end()) : "";
        }
        return argument;
    }

    /** @param quoted begins with a string such as {@code "group:name:version:classifier@extension"} */
    private static void addCoordinates(String configuration, String quoted, List<Use> uses) {
        Matcher string = STRING.matcher(quoted);
        if (!string.lookingAt()) {
            return;
        }
        List<String> parts = List.of(string.group(1).split(":", 4));
        if (parts.size() >= 2 && isPlain(parts.get(0)) && isPlain(parts.get(1))) {
            String version = parts.size() == 2 ? null : parts.get(2).split("[@\\s]", 2)[0];
            uses.add(new Use(configuration, parts.get(0) + ":" + parts.get(1), plain(version), false));
        }
    }

    private static boolean isPlain(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> isPlain((char) c));
    }

    private static boolean isPlain(char c) {
        return c != '$' && !Character.isWhitespace(c);
    }

    private static void addRoot(String rest, List<Project> projects) {
        Matcher root = ROOT.matcher(rest);
        if (root.lookingAt() && projects.stream().noneMatch(project -> project.path().isEmpty())) {
            projects.add(new Project("", root.group(1)));
        }
    }

    /**
     * Adds the projects of a list of strings. Not by a pattern, which would copy the rest of the script for each list.
     *
     * @return where the list ends
     */
    private static int addProjects(int start, String script, List<Project> projects) {
        int at = start;
        while (at < script.length() && isQuote(script.charAt(at))) {
            int end = at + 1;
            while (end < script.length() && isPlain(script.charAt(end)) && !isQuote(script.charAt(end))) {
                end++;
            }
            if (end == at + 1 || end == script.length() || !isQuote(script.charAt(end))) {
                return at;
            }
            String name = script.substring(at + 1, end);
            projects.add(new Project(
                    name.startsWith(":") ? name : ":" + name, name.substring(name.lastIndexOf(':') + 1)));
            at = skipSpace(end + 1, script);
            at = at < script.length() && script.charAt(at) == ',' ? skipSpace(at + 1, script) : at;
        }
        return at;
    }

    private static int skipSpace(int start, String script) {
        int at = start;
        while (at < script.length() && Character.isWhitespace(script.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static @Nullable String onALine(Pattern pattern, String script) {
        return script.lines().map(pattern::matcher).filter(Matcher::matches).map(line -> line.group(1)).findFirst().orElse(null);
    }

    private static @Nullable String plain(@Nullable String version) {
        return version == null || version.isEmpty() || version.contains("$") ? null : version;
    }
}

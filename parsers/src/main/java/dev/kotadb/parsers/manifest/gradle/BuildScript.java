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
    private static final int LONGEST_INCLUDE = 100_000;
    private static final Pattern WRAPPER = Pattern.compile("(?:platform|enforcedPlatform|testFixtures)\\s*\\(\\s*");
    private static final Pattern NAMED = Pattern.compile(
            "group\\s*[:=]\\s*[\"']([^\"'$\\s]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"'$\\s]+)[\"']"
            + "(?:\\s*,\\s*version\\s*[:=]\\s*[\"']([^\"'\\s]+)[\"'])?");
    private static final Pattern ALIAS = Pattern.compile("libs\\.([A-Za-z][A-Za-z0-9_.]*)");
    private static final Pattern GROUP = Pattern.compile("\\s*group\\s*=?\\s*[\"']([^\"'$\\s]+)[\"']\\s*");
    private static final Pattern VERSION = Pattern.compile("\\s*version\\s*=?\\s*[\"']([^\"'$\\s]+)[\"']\\s*");
    private static final Pattern ROOT = Pattern.compile("\\.name\\s*=\\s*[\"']([^\"'$]+)[\"']");
    private static final Pattern INCLUDE =
            Pattern.compile("[\\s(]+((?:[\"'][^\"'$\\s]+[\"']\\s*,?\\s*)+)");
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
        for (int start = 0, end; start < script.length(); start = end + 1) {
            end = start;
            while (end < script.length() && isWordPart(script.charAt(end))) {
                end++;
            }
            if (end - start >= SHORTEST_WORD) {
                String word = script.substring(start, end);
                if (isConfiguration(word)) {
                    addUse(word, after(end, script, LONGEST_USE), uses);
                } else if (word.equals("include")) {
                    addProjects(after(end, script, LONGEST_INCLUDE), projects);
                } else if (word.equals("rootProject")) {
                    addRoot(after(end, script, LONGEST_USE), projects);
                }
            }
        }
        return new BuildScript(onALine(GROUP, script), onALine(VERSION, script), uses, projects);
    }

    private static String after(int end, String script, int most) {
        return script.substring(end, Math.min(script.length(), end + most));
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

    /** @param rest what follows the configuration's name */
    private static void addUse(String configuration, String rest, List<Use> uses) {
        String argument = argument(rest);
        if (argument.startsWith("\"") || argument.startsWith("'")) {
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
    private static String argument(String rest) {
        String argument = rest.replaceFirst("^[\\s(]+", "");
        if (argument.length() == rest.length()) {
            return "";
        }
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
        return !part.isEmpty() && part.chars().noneMatch(c -> c == '$' || Character.isWhitespace(c));
    }

    private static void addRoot(String rest, List<Project> projects) {
        Matcher root = ROOT.matcher(rest);
        if (root.lookingAt() && projects.stream().noneMatch(project -> project.path().isEmpty())) {
            projects.add(new Project("", root.group(1)));
        }
    }

    private static void addProjects(String rest, List<Project> projects) {
        Matcher include = INCLUDE.matcher(rest);
        if (include.lookingAt()) {
            for (Matcher path = STRING.matcher(include.group(1)); path.find(); ) {
                String name = path.group(1);
                projects.add(new Project(
                        name.startsWith(":") ? name : ":" + name, name.substring(name.lastIndexOf(':') + 1)));
            }
        }
    }

    private static @Nullable String onALine(Pattern pattern, String script) {
        return script.lines().map(pattern::matcher).filter(Matcher::matches).map(line -> line.group(1)).findFirst().orElse(null);
    }

    private static @Nullable String plain(@Nullable String version) {
        return version == null || version.isEmpty() || version.contains("$") ? null : version;
    }
}

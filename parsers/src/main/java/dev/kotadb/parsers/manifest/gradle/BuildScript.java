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
    private static final String CONFIGURATION = "([A-Za-z]*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[cC]ompileOnlyApi|[rR]untimeOnly"
            + "|[aA]nnotationProcessor|[kK]apt|[kK]sp|[cC]lasspath|[cC]ompile|[rR]untime|[pP]rovided|[dD]evelopmentOnly))";
    private static final String WRAPPED = "(?:(?:platform|enforcedPlatform|testFixtures)\\s*\\(\\s*)?";
    private static final Pattern COORDINATES = Pattern.compile(
            "\\b" + CONFIGURATION + "[\\s(]+" + WRAPPED + "[\"']([^\"':\\s$]+:[^\"':\\s$]+)(?::([^\"':@\\s]*))?[^\"'\\n]*[\"']");
    private static final Pattern NAMED = Pattern.compile("\\b" + CONFIGURATION
            + "[\\s(]+group\\s*[:=]\\s*[\"']([^\"'$\\s]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"'$\\s]+)[\"']"
            + "(?:\\s*,\\s*version\\s*[:=]\\s*[\"']([^\"'\\s]+)[\"'])?");
    private static final Pattern ALIAS =
            Pattern.compile("\\b" + CONFIGURATION + "[\\s(]+" + WRAPPED + "libs\\.([A-Za-z][A-Za-z0-9_.]*)");
    private static final Pattern GROUP = Pattern.compile("(?m)^\\s*group\\s*=?\\s*[\"']([^\"'$\\s]+)[\"']\\s*$");
    private static final Pattern VERSION = Pattern.compile("(?m)^\\s*version\\s*=?\\s*[\"']([^\"'$\\s]+)[\"']\\s*$");
    private static final Pattern ROOT = Pattern.compile("\\brootProject\\.name\\s*=\\s*[\"']([^\"'$]+)[\"']");
    private static final Pattern INCLUDE =
            Pattern.compile("\\binclude[\\s(]+((?:[\"'][^\"'$\\s]+[\"']\\s*,?\\s*)+)");
    private static final Pattern STRING = Pattern.compile("[\"']([^\"']+)[\"']");

    /**
     * A dependency.
     *
     * @param name coordinates, or the alias in a version catalog
     */
    record Use(String configuration, String name, @Nullable String version, boolean isAlias) {}

    /** @param path with colons, as {@code :lib:core}; empty for the root project */
    record Project(String path, String name) {}

    static BuildScript read(String text) {
        String script = GradleComments.removedFrom(text);
        List<Use> uses = new ArrayList<>();
        for (Matcher found = COORDINATES.matcher(script); found.find(); ) {
            uses.add(new Use(found.group(1), found.group(2), plain(found.group(3)), false));
        }
        for (Matcher found = NAMED.matcher(script); found.find(); ) {
            uses.add(new Use(found.group(1), found.group(2) + ":" + found.group(3), plain(found.group(4)), false));
        }
        for (Matcher found = ALIAS.matcher(script); found.find(); ) {
            uses.add(new Use(found.group(1), found.group(2), null, true));
        }
        return new BuildScript(first(GROUP, script), first(VERSION, script), uses, projects(script));
    }

    private static List<Project> projects(String script) {
        List<Project> projects = new ArrayList<>();
        String root = first(ROOT, script);
        if (root != null) {
            projects.add(new Project("", root));
        }
        for (Matcher include = INCLUDE.matcher(script); include.find(); ) {
            for (Matcher path = STRING.matcher(include.group(1)); path.find(); ) {
                String name = path.group(1);
                projects.add(new Project(
                        name.startsWith(":") ? name : ":" + name, name.substring(name.lastIndexOf(':') + 1)));
            }
        }
        return projects;
    }

    private static @Nullable String plain(@Nullable String version) {
        return version == null || version.isEmpty() || version.contains("$") ? null : version;
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : null;
    }
}

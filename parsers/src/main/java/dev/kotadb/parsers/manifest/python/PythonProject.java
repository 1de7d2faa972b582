package dev.kotadb.parsers.manifest.python;

import dev.kotadb.parsers.manifest.format.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one file says of a project. @param name null if it says none */
record PythonProject(@Nullable String name, @Nullable String version, List<Entry> entries) {
    static final String RUNTIME = "runtime";

    /** @param scope {@code runtime}, {@code build}, or the name of an extra or a group */
    record Entry(Requirement requirement, String scope) {}

    /** Reads {@code pyproject.toml}: PEP 621, dependency groups, Poetry, PDM's and uv's groups. */
    static PythonProject ofToml(String text) {
        JsonNode toml = Trees.toml(text);
        JsonNode project = toml.path("project");
        JsonNode poetry = toml.path("tool").path("poetry");
        List<Entry> entries = new ArrayList<>();
        add(project.path("dependencies"), RUNTIME, entries);
        addEach(project.path("optional-dependencies"), "extra ", entries);
        addEach(toml.path("dependency-groups"), "group ", entries);
        addEach(toml.path("tool").path("pdm").path("dev-dependencies"), "group ", entries);
        add(toml.path("tool").path("uv").path("dev-dependencies"), "group dev", entries);
        add(toml.path("build-system").path("requires"), "build", entries);
        addPoetry(poetry.path("dependencies"), RUNTIME, entries);
        addPoetry(poetry.path("dev-dependencies"), "group dev", entries);
        for (Map.Entry<String, JsonNode> group : Trees.fields(poetry.path("group"))) {
            addPoetry(group.getValue().path("dependencies"), "group " + group.getKey(), entries);
        }
        String name = Trees.text(project, "name");
        String version = Trees.text(project, "version");
        return new PythonProject(
                name == null ? Trees.text(poetry, "name") : name,
                version == null ? Trees.text(poetry, "version") : version, entries);
    }

    private static void addEach(JsonNode lists, String prefix, List<Entry> entries) {
        Trees.fields(lists).forEach(each -> add(each.getValue(), prefix + each.getKey(), entries));
    }

    private static void add(JsonNode list, String scope, List<Entry> entries) {
        Trees.texts(list).forEach(each -> add(each, scope, entries));
    }

    private static void add(String text, String scope, List<Entry> entries) {
        Requirement requirement = Requirement.parse(text);
        if (requirement != null) {
            entries.add(new Entry(requirement, scope));
        }
    }

    private static void addPoetry(JsonNode table, String scope, List<Entry> entries) {
        for (Map.Entry<String, JsonNode> each : Trees.fields(table)) {
            JsonNode value = each.getValue().isArray() ? each.getValue().path(0) : each.getValue();
            String requested = value.isString() ? value.stringValue().strip() : poetrySource(value);
            if (!each.getKey().equals("python")) {
                entries.add(new Entry(new Requirement(Requirement.normalized(each.getKey()), requested), scope));
            }
        }
    }

    private static @Nullable String poetrySource(JsonNode value) {
        for (String key : List.of("version", "git", "path", "url")) {
            String text = Trees.text(value, key);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Reads {@code setup.cfg}. */
    static PythonProject ofConfiguration(String text) {
        Map<String, Map<String, String>> sections = IniText.read(text);
        Map<String, String> metadata = sections.getOrDefault("metadata", Map.of());
        Map<String, String> options = sections.getOrDefault("options", Map.of());
        List<Entry> entries = new ArrayList<>();
        addLines(options.get("install_requires"), RUNTIME, entries);
        addLines(options.get("setup_requires"), "build", entries);
        addLines(options.get("tests_require"), "tests", entries);
        sections.getOrDefault("options.extras_require", Map.of())
                .forEach((extra, lines) -> addLines(lines, "extra " + extra, entries));
        String version = metadata.get("version");
        boolean isPlain = version != null && !version.isEmpty() && !version.contains(":");
        return new PythonProject(metadata.get("name"), isPlain ? version : null, entries);
    }

    private static void addLines(@Nullable String lines, String scope, List<Entry> entries) {
        if (lines != null) {
            lines.lines().flatMap(line -> line.contains(";") ? List.of(line).stream() : List.of(line.split(",(?=\\s*[A-Za-z])")).stream())
                    .map(PythonProject::withoutComment).forEach(each -> add(each, scope, entries));
        }
    }

    /** Reads {@code requirements.txt}. Other files that it includes are read by themselves. */
    static PythonProject ofRequirements(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String line : (Iterable<String>) text.replaceAll("\\\\\\r?\\n", " ").lines()::iterator) {
            String requirement = withoutComment(line);
            int option = requirement.indexOf(" --");
            if (!requirement.startsWith("-")) {
                add(option < 0 ? requirement : requirement.substring(0, option), RUNTIME, entries);
            }
        }
        return new PythonProject(null, null, entries);
    }

    private static String withoutComment(String line) {
        int hash = line.startsWith("#") ? 0 : line.indexOf(" #");
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }
}

package dev.kotadb.parsers.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code languages.txt} says; its head explains the form. */
final class LanguageTable {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> ends = new HashMap<>();
    private final Map<String, String> interpreters = new HashMap<>();
    private final Map<String, String> modes = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> languages = new HashSet<>();
    private final Map<String, String> patterns = new HashMap<>();

    /** {@code more} has languages that the file leaves out, each with what tells it. */
    static LanguageTable load(Map<String, String> more) {
        LanguageTable table = new LanguageTable();
        ResourceText.read(LanguageTable.class, "languages.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .forEach(table::add);
        more.forEach((language, signs) -> table.add(language + " " + signs));
        return table;
    }

    private void add(String line) {
        List<String> words = List.of(line.split(" "));
        String language = words.getFirst();
        languages.add(language);
        for (String word : words.subList(1, words.size())) {
            @Nullable String other;
            if (word.startsWith("#!")) {
                other = interpreters.put(word.substring(2), language);
            } else if (word.startsWith("-*-")) {
                other = modes.put(word.substring(3), language);
            } else if (word.startsWith("{}")) {
                other = keys.put(word.substring(2), language);
            } else if (word.indexOf('*') >= 0) {
                other = patterns.put(word, language);
            } else if (word.startsWith(".")) {
                other = ends.put(word, language);
            } else {
                other = names.put(word, language);
            }
            if (other != null) {
                throw new IllegalStateException("languages: " + word + " is " + other + " and " + language);
            }
        }
    }

    Set<String> languages() {
        return Set.copyOf(languages);
    }

    /** By the whole name, then by its longest end, then by a pattern; the name in lower case. */
    @Nullable String byFileName(String name) {
        String language = names.get(name);
        if (language != null) {
            return language;
        }
        for (Map.Entry<String, String> each : patterns.entrySet()) {
            int star = each.getKey().indexOf('*');
            String start = each.getKey().substring(0, star);
            String end = each.getKey().substring(star + 1);
            if (name.length() > start.length() + end.length() && name.startsWith(start) && name.endsWith(end)) {
                return each.getValue();
            }
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            language = ends.get(name.substring(dot));
            if (language != null) {
                return language;
            }
        }
        return null;
    }

    @Nullable String byInterpreter(String name) {
        return interpreters.get(name);
    }

    /** By a key that a JSON file contains. */
    @Nullable String byKey(String json) {
        for (Map.Entry<String, String> each : keys.entrySet()) {
            if (json.contains('"' + each.getKey() + '"')) {
                return each.getValue();
            }
        }
        return null;
    }

    /** By the name that an editor has for the language. */
    @Nullable String byEditorMode(String name) {
        return modes.get(name);
    }
}

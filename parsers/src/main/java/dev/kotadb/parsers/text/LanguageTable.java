package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
    private final Set<String> languages = new HashSet<>();
    private final Map<String, String> patterns = new HashMap<>();

    static LanguageTable load() {
        LanguageTable table = new LanguageTable();
        try (InputStream in = LanguageTable.class.getResourceAsStream("languages.txt")) {
            if (in == null) {
                throw new IllegalStateException("languages.txt is missing beside " + LanguageTable.class);
            }
            new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException("languages.txt cannot be read", e);
        }
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
            } else if (word.indexOf('*') >= 0) {
                other = patterns.put(word, language);
            } else if (word.startsWith(".")) {
                other = ends.put(word, language);
            } else {
                other = names.put(word, language);
            }
            if (other != null) {
                throw new IllegalStateException("languages.txt: " + word + " is " + other + " and " + language);
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
}

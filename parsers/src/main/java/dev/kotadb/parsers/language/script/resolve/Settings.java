package dev.kotadb.parsers.language.script.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads nested entries out of a configuration file's flat settings: keys joined by {@code /}, arrays by index. */
record Settings(TreeMap<String, String> entries) {
    static Settings of(Map<String, String> entries) {
        return new Settings(new TreeMap<>(entries));
    }

    String get(String key) {
        return entries.getOrDefault(key, "");
    }

    /** All values at the key or below it, in the order of the keys. */
    List<String> all(String key) {
        List<String> values = new ArrayList<>();
        entries.subMap(key, true, key + "0", false).forEach((name, value) -> {
            if (name.equals(key) || name.startsWith(key + "/")) {
                values.add(value);
            }
        });
        return values;
    }

    /** The names below {@code key}, without array indexes. A name may contain slashes. */
    Set<String> names(String key) {
        Set<String> names = new LinkedHashSet<>();
        for (String entry : entries.subMap(key + "/", key + "0").keySet()) {
            names.add(entry.substring(key.length() + 1).replaceFirst("/\\d+$", ""));
        }
        return names;
    }

    boolean has(String key) {
        return !all(key).isEmpty();
    }
}

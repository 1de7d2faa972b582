package dev.kotadb.parsers.manifest.python;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration file with sections, as Python's configparser reads it: indented lines continue a value. */
final class IniText {
    private IniText() {}

    /** Values by key by section; lines of a value are separated by line feeds. */
    static Map<String, Map<String, String>> read(String text) {
        Map<String, Map<String, StringBuilder>> sections = new LinkedHashMap<>();
        Map<String, StringBuilder> section = new LinkedHashMap<>();
        StringBuilder value = null;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0))) {
                if (value != null) {
                    value.append('\n').append(stripped);
                }
            } else if (stripped.startsWith("[") && stripped.endsWith("]")) {
                section = sections.computeIfAbsent(stripped.substring(1, stripped.length() - 1), _ -> new LinkedHashMap<>());
                value = null;
            } else {
                value = add(section, stripped);
            }
        }
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        sections.forEach((name, values) -> {
            Map<String, String> texts = new LinkedHashMap<>();
            values.forEach((key, lines) -> texts.put(key, lines.toString().strip()));
            read.put(name, texts);
        });
        return read;
    }

    private static @Nullable StringBuilder add(Map<String, StringBuilder> section, String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        int end = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
        if (end <= 0) {
            return null;
        }
        StringBuilder value = new StringBuilder(line.substring(end + 1).strip());
        section.put(line.substring(0, end).strip(), value);
        return value;
    }
}

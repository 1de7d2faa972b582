package dev.kotadb.parsers.language.go;

import java.util.Map;
import java.util.TreeMap;

/** Reads a go.mod: {@code module}, and {@code replace/PATH} for paths replaced by folders. */
final class GoMod {
    private GoMod() {}

    static Map<String, String> read(String text) {
        Map<String, String> settings = new TreeMap<>();
        String block = "";
        for (String line : text.lines().toList()) {
            int comment = line.indexOf("//");
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (content.equals(")")) {
                block = "";
            } else if (content.endsWith("(")) {
                block = content.substring(0, content.length() - 1).strip();
            } else if (!content.isEmpty()) {
                directive((block + " " + content).strip().split("\\s+"), settings);
            }
        }
        return settings;
    }

    private static void directive(String[] words, Map<String, String> settings) {
        if (words[0].equals("module") && words.length > 1) {
            settings.putIfAbsent("module", unquoted(words[1]));
        } else if (words[0].equals("replace")) {
            for (int i = 2; i < words.length - 1; i++) {
                if (words[i].equals("=>") && unquoted(words[i + 1]).startsWith(".")) {
                    settings.put("replace/" + unquoted(words[1]), unquoted(words[i + 1]));
                }
            }
        }
    }

    private static String unquoted(String word) {
        return word.replace("\"", "").replace("`", "");
    }
}

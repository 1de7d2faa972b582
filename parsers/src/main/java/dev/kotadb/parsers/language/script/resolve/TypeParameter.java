package dev.kotadb.parsers.language.script.resolve;

import java.util.Set;

/** A type parameter as it is written: {@code T extends X = Y}. */
record TypeParameter(String text) {
    private static final Set<String> MODIFIERS = Set.of("const", "in", "out");

    String name() {
        int from = 0;
        while (true) {
            int to = from;
            while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
                to++;
            }
            String word = text.substring(from, to);
            if (to == text.length() || !word.isEmpty() && !MODIFIERS.contains(word)) {
                return word;
            }
            from = Math.max(to, from + 1);
        }
    }

    /** {@link TypeText#UNKNOWN} if it has no bound. */
    TypeText bound() {
        return behind(" extends ");
    }

    /** Its default; {@link TypeText#UNKNOWN} if it has none. */
    TypeText fallback() {
        return behind(" = ");
    }

    private TypeText behind(String mark) {
        int from = text.indexOf(mark);
        return from < 0 ? TypeText.UNKNOWN : TypeReader.beginning(text.substring(from + mark.length()));
    }
}

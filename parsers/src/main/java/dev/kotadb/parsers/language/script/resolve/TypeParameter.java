package dev.kotadb.parsers.language.script.resolve;

/** A type parameter as it is written: {@code T extends X = Y}. */
record TypeParameter(String text) {
    String name() {
        TypeTokens words = new TypeTokens(text);
        String name = words.next();
        while (name.equals("const") || name.equals("in") || name.equals("out")) {
            name = words.next();
        }
        return name;
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

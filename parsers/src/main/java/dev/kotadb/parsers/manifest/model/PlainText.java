package dev.kotadb.parsers.manifest.model;

/** Texts that any database can store. */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** Replaces NUL and halves of surrogate pairs, for which escapes of JSON and TOML can stand. */
    static String of(String text) {
        if (text.chars().noneMatch(each -> each == 0 || Character.isSurrogate((char) each))) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(each -> plain.appendCodePoint(
                each == 0 || Character.getType(each) == Character.SURROGATE ? REPLACEMENT : each));
        return plain.toString();
    }
}

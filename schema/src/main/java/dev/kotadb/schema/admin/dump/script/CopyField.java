package dev.kotadb.schema.admin.dump.script;

/** Escapes a value for COPY's text format. */
public final class CopyField {
    public static final String NULL = "\\N";

    private CopyField() {}

    public static String of(String value) {
        StringBuilder field = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> field.append("\\\\");
                case '\t' -> field.append("\\t");
                case '\n' -> field.append("\\n");
                case '\r' -> field.append("\\r");
                case '\b' -> field.append("\\b");
                case '\f' -> field.append("\\f");
                case 0x0b -> field.append("\\v");
                default -> field.append(c);
            }
        }
        return field.toString();
    }
}

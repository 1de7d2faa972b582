package dev.kotadb.schema.admin.instance;

/** The colours that an instance's name may have on a terminal; the numbers are those of ECMA-48. */
public enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33),
    BLUE(34),
    MAGENTA(35),
    CYAN(36);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    /** For "select graphic rendition". */
    public int code() {
        return code;
    }
}

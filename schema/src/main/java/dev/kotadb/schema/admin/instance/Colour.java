package dev.kotadb.schema.admin.instance;

/** The colours that an instance's name may have on a terminal. */
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

    /** The parameter of ECMA-48's control function SELECT GRAPHIC RENDITION. */
    public int code() {
        return code;
    }
}

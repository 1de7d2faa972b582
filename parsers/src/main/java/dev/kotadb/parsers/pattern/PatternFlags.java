package dev.kotadb.parsers.pattern;

/** The flags that hold at a place of a regular expression. */
record PatternFlags(boolean ignoreCase, boolean dotAll, boolean extended, boolean ungreedy) {
    static final PatternFlags NONE = new PatternFlags(false, false, false, false);

    PatternFlags with(char flag, boolean on, PatternText in) {
        return switch (flag) {
            case 'i' -> new PatternFlags(on, dotAll, extended, ungreedy);
            case 's' -> new PatternFlags(ignoreCase, on, extended, ungreedy);
            case 'x' -> new PatternFlags(ignoreCase, dotAll, on, ungreedy);
            case 'U' -> new PatternFlags(ignoreCase, dotAll, extended, on);
            case 'm' -> {
                if (!on) {
                    throw in.wrong("the flag -m is not supported; \\A and \\z are the ends of a file", in.at());
                }
                yield this;
            }
            default -> throw in.wrong("the flag " + flag + " is not supported", in.at());
        };
    }
}

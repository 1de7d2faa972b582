package dev.kotadb.jobs.serve.answers;

import java.nio.charset.StandardCharsets;

/** Text of clients, which the database may not be able to take. */
public final class SafeText {
    private static final int LONGEST = 1000;
    private static final int SHORT = 40;

    private SafeText() {}

    /**
     * Returns the text.
     *
     * @param name begins a sentence: which text it is
     * @throws Problem if it is too long, has a NUL, or is no Unicode
     */
    public static String checked(String name, String text) {
        if (text.length() > LONGEST) {
            throw Problem.badRequest(name + " may have at most " + LONGEST + " characters");
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problem.badRequest(name + " has characters that no text has");
        }
        return text;
    }

    /** For messages. */
    public static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }
}

package dev.kotadb.jobs.cli.console;

/** Text from repositories and databases on its way to a terminal, where control characters would be commands. */
public final class SafeText {
    private SafeText() {}

    /** The text with every control character, line ends included, written as {@code \\uXXXX}. */
    public static String oneLine(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }
}

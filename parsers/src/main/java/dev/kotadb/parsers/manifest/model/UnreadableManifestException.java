package dev.kotadb.parsers.manifest.model;

/** A manifest is not what its name says. The message says why, in a few words. */
public final class UnreadableManifestException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200;

    public UnreadableManifestException(String reason) {
        super(firstLine(reason));
    }

    public UnreadableManifestException(String reason, Throwable cause) {
        super(firstLine(reason), cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    private static String firstLine(String reason) {
        String line = reason.strip().lines().findFirst().orElse("");
        return PlainText.of(line.length() <= LONGEST ? line : line.substring(0, LONGEST));
    }
}

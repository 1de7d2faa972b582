package dev.kotadb.jobs.serve.answers;

import java.util.List;

/** A request that is not answered as it was meant to be; the message is for the client. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> choices;

    private final int retryAfterSeconds;

    private Problem(int status, String message, List<String> choices) {
        this(status, message, choices, 0);
    }

    private Problem(int status, String message, List<String> choices, int retryAfterSeconds) {
        super(message, null, false, false);
        this.status = status;
        this.choices = choices;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem badRequest(String message) {
        return new Problem(400, message, List.of());
    }

    /** @param choices what the client can ask for instead */
    public static Problem ambiguous(String message, List<String> choices) {
        return new Problem(400, message, List.copyOf(choices));
    }

    public static Problem forbidden(String message) {
        return new Problem(403, message, List.of());
    }

    public static Problem notFound(String message) {
        return new Problem(404, message, List.of());
    }

    public static Problem conflict(String message) {
        return new Problem(409, message, List.of());
    }

    public static Problem tooLarge(String message) {
        return new Problem(413, message, List.of());
    }

    public static Problem tooMany(String message, int retryAfterSeconds) {
        return new Problem(429, message, List.of(), retryAfterSeconds);
    }

    public static Problem internal() {
        return new Problem(500, "Internal server error", List.of());
    }

    public static Problem unavailable(String message) {
        return new Problem(503, message, List.of());
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** 0 unless the request may succeed after a known time. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public List<String> choices() {
        return choices;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}

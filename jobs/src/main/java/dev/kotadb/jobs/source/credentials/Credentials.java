package dev.kotadb.jobs.source.credentials;

/** A user name and its secret, as HTTP basic authentication sends them. */
public record Credentials(String username, String password) {
    /** The user name that code hosts accept beside a token. */
    static final String TOKEN_USER = "x-access-token";

    static Credentials token(String token) {
        return new Credentials(TOKEN_USER, token);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}

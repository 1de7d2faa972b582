package dev.kotadb.jobs.source.credentials;

/** Credentials that are configured cannot be read or fetched. The message holds no secret. */
public final class CredentialsException extends RuntimeException {
    CredentialsException(String message) {
        super(message);
    }

    CredentialsException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.kotadb.jobs.serve.access;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.schema.keys.ApiKeyRow;
import dev.kotadb.schema.keys.RateLimit;
import org.jspecify.annotations.Nullable;

/** Whether a request is let in. */
public sealed interface Admission {
    /**
     * It is, and sees what the viewer sees.
     *
     * @param key null if a token was shown, and in the single-user mode
     * @param tier empty in the single-user mode
     * @param limit null in the single-user mode
     */
    record Admitted(Viewer viewer, @Nullable ApiKeyRow key, String tier, @Nullable RateLimit limit) implements Admission {}

    /** It has no valid key or token. @param code for programs, as the original's */
    record Unauthenticated(String code, String message) implements Admission {}

    /** Its key or user has no requests left in this hour or day. */
    record Limited(RateLimit limit) implements Admission {}

    /** The database or the issuer of tokens did not say; nobody is let in. */
    record Unknown() implements Admission {}
}

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
     * @param key null in the single-user mode
     * @param limit null in the single-user mode
     */
    record Admitted(Viewer viewer, @Nullable ApiKeyRow key, @Nullable RateLimit limit) implements Admission {}

    /** It has no valid key. @param code for programs, as the original's */
    record Unauthenticated(String code, String message) implements Admission {}

    /** Its key has no requests left in this hour. */
    record Limited(RateLimit limit) implements Admission {}

    /** The database did not say; nobody is let in. */
    record Unknown() implements Admission {}
}

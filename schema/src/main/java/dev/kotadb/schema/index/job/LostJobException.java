package dev.kotadb.schema.index.job;

import java.util.UUID;

/** Another process has taken the job: this one must publish nothing. */
public final class LostJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostJobException(UUID job) {
        super("job " + job + " was taken over by another process while this one was away; nothing was published by this one");
    }
}

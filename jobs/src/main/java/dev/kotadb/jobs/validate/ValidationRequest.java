package dev.kotadb.jobs.validate;

import dev.kotadb.schema.settings.Limit;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The options of a validation.
 *
 * @param home where the embedded server lives
 * @param sampledFiles how many files are picked at random and searched for
 * @param limit of one statement of a check
 * @param strict whether a warning counts as a failure
 */
public record ValidationRequest(Path home, int sampledFiles, Duration limit, boolean strict) {
    public static final int SAMPLED_FILES = Limit.VALIDATE_SAMPLED_FILES.intValue();
    public static final int LIMIT_SECONDS = Limit.VALIDATE_STATEMENT_TIMEOUT.intValue();

    public ValidationRequest {
        if (sampledFiles < 1) {
            throw new IllegalArgumentException("sampled files are " + sampledFiles + "; it must be 1 or more");
        }
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("the time limit is " + limit + "; it must be positive");
        }
    }
}

package dev.kotadb.jobs.validate;

import dev.kotadb.schema.settings.Limit;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a validation.
 *
 * @param home where the embedded server lives
 * @param sampledFiles how many files are picked at random and searched for
 * @param limit of one statement of a check
 * @param strict whether a warning counts as a failure
 * @param server the address of a server that is checked, too, or {@link #OWN_SERVER}; null if none is
 */
public record ValidationRequest(Path home, int sampledFiles, Duration limit, boolean strict, @Nullable String server) {
    /** Stands for a server of this process. */
    public static final String OWN_SERVER = "own";

    public static final int SAMPLED_FILES = Limit.VALIDATE_SAMPLED_FILES.intValue();
    public static final int LIMIT_SECONDS = Limit.VALIDATE_STATEMENT_TIMEOUT.intValue();

    public ValidationRequest {
        if (sampledFiles < 1) {
            throw new IllegalArgumentException("sampled files are " + sampledFiles + "; it must be 1 or more");
        }
        if (server != null && !server.equals(OWN_SERVER) && !server.matches("https?://[^\\s/?#]+/?")) {
            throw new IllegalArgumentException("the server is " + server + "; it must be " + OWN_SERVER
                    + " or an address such as http://localhost:8084");
        }
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("the time limit is " + limit + "; it must be positive");
        }
    }
}

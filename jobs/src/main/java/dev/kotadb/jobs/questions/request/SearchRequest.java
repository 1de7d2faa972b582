package dev.kotadb.jobs.questions.request;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A search for files or lines.
 *
 * @param repository a repository's full name, last part or id; null for all
 * @param project a project's name or id; null for repositories of all
 * @param language null for all
 * @param pathPrefix empty for all
 * @param limit the largest number of files (words) or lines; null for 20 files or 100 lines
 * @param timeLimit after which lines found so far are the answer
 */
public record SearchRequest(
        String text,
        Mode mode,
        @Nullable String repository,
        @Nullable String project,
        @Nullable String language,
        String pathPrefix,
        @Nullable Integer limit,
        Duration timeLimit) {
    public static final int DEFAULT_FILES = 20;
    public static final int DEFAULT_LINES = 100;
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

    public SearchRequest {
        Limits.check(limit);
    }

    /** How the text is understood. */
    public enum Mode {
        /** Words of code; a text without any word is taken literally. */
        WORDS,
        LITERAL,
        /** A regular expression, see {@link dev.kotadb.parsers.pattern.CodePattern}. */
        PATTERN
    }
}

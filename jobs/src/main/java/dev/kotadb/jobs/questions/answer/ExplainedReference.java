package dev.kotadb.jobs.questions.answer;


import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference, and why it is resolved as it is.
 *
 * @param column from 0 in UTF-16 units
 * @param targetName the qualified name of its target, or of what it means outside the repository
 * @param stored resolution and target that the index has, if they differ: another version of the program made it, jars of libraries
 *     have come or gone since, or the rest of the file decided, which is not resolved for an explanation; otherwise null
 * @param steps in the order in which the resolver took them
 */
public record ExplainedReference(
        String repository,
        String path,
        int line,
        int column,
        String name,
        String referenceType,
        String resolution,
        @Nullable String targetPath,
        @Nullable String targetName,
        @Nullable String stored,
        List<Step> steps) {
    public ExplainedReference {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the resolution.
     *
     * @param kind {@code lookup}, {@code receiver}, {@code candidate} or {@code rule}
     * @param subject what was looked up, the receiver, the candidate
     * @param outcome what was found or decided, and why
     */
    public record Step(String kind, String subject, String outcome) {}
}

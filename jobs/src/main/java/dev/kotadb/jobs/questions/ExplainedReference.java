package dev.kotadb.jobs.questions;

import dev.kotadb.parsers.resolve.Explanation;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.resolve.Trace;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference, and why it is resolved as it is.
 *
 * @param column from 0 in UTF-16 units
 * @param targetName the qualified name of its target, or of what it means outside the repository
 * @param stored resolution and target that the index has, if they differ: another version of the program made it, or the rest of
 *     the file decided, which is not resolved for an explanation; otherwise null
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
    public record Step(String kind, String subject, String outcome) {
        static Step of(Trace.Step step) {
            return new Step(step.kind().name().toLowerCase(Locale.ROOT), step.subject(), step.outcome());
        }
    }

    static ExplainedReference of(FileHit file, Explanation explanation, List<TargetedReference> stored) {
        ResolvedReference reference = explanation.reference();
        Target target = reference.target();
        String targetName = target == null ? null : target.symbol().qualifiedName();
        String differs = stored.stream()
                .filter(each -> each.column() == reference.column() && each.name().equals(reference.name())
                        && each.type().equals(reference.type().sqlName()))
                .filter(each -> !each.resolution().equals(reference.resolution().sqlName())
                        || !Objects.equals(each.targetQualifiedName(), targetName))
                .map(each -> each.resolution() + (each.targetQualifiedName() == null ? "" : " " + each.targetQualifiedName()))
                .findFirst()
                .orElse(null);
        ExternalSymbol external = reference.external();
        return new ExplainedReference(
                file.repository(),
                file.path(),
                reference.line(),
                reference.column(),
                reference.name(),
                reference.type().sqlName(),
                reference.resolution().sqlName(),
                target == null ? reference.targetPath() : target.path(),
                targetName != null ? targetName : external == null ? null : external.qualifiedName(),
                differs,
                explanation.steps().stream().map(Step::of).toList());
    }
}

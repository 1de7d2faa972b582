package dev.kotadb.jobs.questions;

import dev.kotadb.parsers.resolve.Explanation;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.resolve.Trace;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
    private static final String RULE = Trace.Kind.RULE.name().toLowerCase(Locale.ROOT);

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

    static ExplainedReference of(
            FileHit file, Explanation explanation, List<TargetedReference> stored, PublishedLibraries libraries) {
        ResolvedReference reference = explanation.reference();
        Target target = reference.target();
        ExternalSymbol external = reference.external();
        String name = target != null ? target.symbol().qualifiedName() : external != null ? external.qualifiedName() : null;
        TargetedReference same = stored.stream()
                .filter(each -> each.column() == reference.column() && each.name().equals(reference.name())
                        && each.type().equals(reference.type().sqlName()))
                .findFirst()
                .orElse(null);
        String differs = same == null
                        || (same.resolution().equals(reference.resolution().sqlName()) && Objects.equals(name(same), name))
                ? null
                : same.resolution() + (name(same) == null ? "" : " " + name(same));
        List<Step> steps = new ArrayList<>(explanation.steps().stream().map(Step::of).toList());
        if (file.path().endsWith(".java")) {
            withoutJar(file, reference, same, libraries).ifPresent(steps::add);
        }
        return new ExplainedReference(
                file.repository(),
                file.path(),
                reference.line(),
                reference.column(),
                reference.name(),
                reference.type().sqlName(),
                reference.resolution().sqlName(),
                target == null ? reference.targetPath() : target.path(),
                name,
                differs,
                steps);
    }

    private static @Nullable String name(TargetedReference stored) {
        return stored.external() == null ? stored.targetQualifiedName() : stored.external().qualifiedName();
    }

    /** Jars that would have told more, and are not here. */
    private static Optional<Step> withoutJar(
            FileHit file, ResolvedReference reference, @Nullable TargetedReference stored, PublishedLibraries libraries) {
        ExternalHit known = stored == null ? null : stored.external();
        String version = known == null ? null : known.version();
        String library = known == null ? null : known.packageName();
        if (library != null && version != null) {
            return Optional.ofNullable(libraries.gone(file.path(), library, version))
                    .map(gone -> new Step(RULE, "jar of " + library + " " + version, gone));
        }
        ExternalSymbol external = reference.external();
        boolean open = reference.resolution() == ResolutionKind.UNRESOLVED
                || (reference.resolution() == ResolutionKind.EXTERNAL && (external == null || external.packageName() == null));
        return open
                ? Optional.ofNullable(libraries.missing(file.path())).map(missing -> new Step(RULE, "jars of the module's libraries", missing))
                : Optional.empty();
    }
}

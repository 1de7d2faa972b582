package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.ExplainedReference;
import dev.kotadb.jobs.questions.answer.ExplainedReference.Step;
import dev.kotadb.jobs.questions.request.ExplainRequest;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.resolve.Explanation;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.resolve.Trace;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.FactsQueries;
import dev.kotadb.schema.query.SourceFileQueries;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves the references of a line again, and tells each step. */
record ExplanationLookup(FactsQueries facts, SourceFileQueries files) {
    private static final int MOST_REFERENCES = 10_000;
    private static final String RULE = Trace.Kind.RULE.name().toLowerCase(Locale.ROOT);

    List<ExplainedReference> explain(FileHit file, ExplainRequest request) {
        int line = request.line();
        List<TargetedReference> stored = files.references(file.id(), line, line, MOST_REFERENCES);
        try (PublishedLibraries libraries = new PublishedLibraries(facts, file.repositoryId(), request.libraries());
                PublishedDeclarations declarations = new PublishedDeclarations(facts, file.repositoryId(), libraries)) {
            return facts.facts(file.id()).map(packed -> Languages.resolver()
                            .explain(declarations.file(packed), declarations, line).stream()
                            .map(each -> explained(file, each, stored, libraries))
                            .toList())
                    .orElse(List.of());
        }
    }

    private static Step step(Trace.Step step) {
        return new Step(step.kind().name().toLowerCase(Locale.ROOT), step.subject(), step.outcome());
    }

    private static ExplainedReference explained(
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
        List<Step> steps = new ArrayList<>(explanation.steps().stream().map(ExplanationLookup::step).toList());
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

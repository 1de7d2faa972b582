package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the references of a file by the rules of its language. Safe for use by several threads. */
public final class Resolver {
    /**
     * Raise it with a change to what the languages' rules share ({@code resolve} and {@code resolve.names}) that changes
     * some file's references or keys:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: references to what is external name it
     *   <li>3: what methods override
     *   <li>4: files of the same content have symbols of their own
     * </ul>
     */
    public static final int ENGINE = 4;

    private static final Comparator<ResolvedReference> SOURCE_ORDER =
            Comparator.comparingInt(ResolvedReference::line).thenComparingInt(ResolvedReference::column);

    private final DeclarationKeys keys;

    public Resolver(DeclarationKeys keys) {
        this.keys = keys;
    }

    /** A pure function of the file and of the index's results. */
    public Resolution resolve(FileToResolve file, DeclarationIndex index) {
        TrackedIndex tracked = tracked(file, index, Trace.NONE);
        ResolvedFile resolved = resolved(file, tracked);
        return new Resolution(
                distinct(resolved.references()),
                withoutCopies(resolved.overridings()),
                tracked.asked());
    }

    private TrackedIndex tracked(FileToResolve file, DeclarationIndex index, Trace trace) {
        return new TrackedIndex(file, index, language -> keys.rules(language).findsNestedNames(), trace);
    }

    /**
     * Resolves the references of a line again, each alone, and records why it is resolved so.
     *
     * @param line from 1
     */
    public List<Explanation> explain(FileToResolve file, DeclarationIndex index, int line) {
        List<Explanation> explained = new ArrayList<>();
        List<Import> imports = file.facts().declarations().imports();
        for (int i = 0; i < imports.size(); i++) {
            if (imports.get(i).line() == line) {
                explain(file, index, Trace.ofImport(i), explained);
            }
        }
        List<Use> uses = file.facts().uses();
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i).line() == line) {
                explain(file, index, Trace.ofUse(i), explained);
            }
        }
        explained.sort(Comparator.comparing(Explanation::reference, SOURCE_ORDER));
        return explained;
    }

    private void explain(FileToResolve file, DeclarationIndex index, Trace trace, List<Explanation> into) {
        for (ResolvedReference one : resolved(file, tracked(file, index, trace)).references()) {
            into.add(new Explanation(one, trace.steps()));
        }
    }

    private ResolvedFile resolved(FileToResolve file, TrackedIndex index) {
        try {
            return keys.rules(file.language()).resolver().resolve(file, index);
        } catch (StackOverflowError tooDeep) {
            // Expressions may nest arbitrarily deep; one such file must not end the run.
            return LanguageRules.NONE.resolver().resolve(file, index);
        }
    }

    /** By the identity of symbols, since their equality compares all that is known of them; files of the same content share them. */
    private static List<Overriding> withoutCopies(List<Overriding> overridings) {
        Map<Identity, Set<Object>> seen = new HashMap<>();
        List<Overriding> distinct = new ArrayList<>(overridings.size());
        for (Overriding one : overridings) {
            Target overridden = one.overridden();
            Object other = overridden == null ? Objects.requireNonNull(one.external()) : Identity.of(overridden);
            if (seen.computeIfAbsent(Identity.of(one.method()), _ -> new HashSet<>()).add(other)) {
                distinct.add(one);
            }
        }
        return distinct;
    }

    private record Identity(String path, Symbol symbol) {
        static Identity of(Target target) {
            return new Identity(target.path(), target.symbol());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity one && one.symbol == symbol && one.path.equals(path);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(symbol);
        }
    }

    private static List<ResolvedReference> distinct(List<ResolvedReference> references) {
        record Place(ReferenceType type, String name, int line, int column) {}
        Set<Place> places = HashSet.newHashSet(references.size());
        List<ResolvedReference> distinct = new ArrayList<>(references.size());
        for (ResolvedReference one : references) {
            if (places.add(new Place(one.type(), one.name(), one.line(), one.column()))) {
                distinct.add(one);
            }
        }
        distinct.sort(SOURCE_ORDER);
        return distinct;
    }
}

package dev.kotadb.jobs.questions;

import dev.kotadb.jobs.questions.Impact.Dependent;
import dev.kotadb.jobs.questions.Impact.Reason;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.ImpactQueries;
import dev.kotadb.schema.query.ImpactQueries.Overriding;
import dev.kotadb.schema.query.ImpactQueries.Place;
import dev.kotadb.schema.query.ImpactQueries.Use;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks from what changes to what depends on it, step by step, so that each dependent is found by its shortest way. */
final class ImpactWalk {
    /** A popular symbol has a hundred thousand uses; a step looks at this many times the dependents that are asked for. */
    private static final int USES_PER_DEPENDENT = 20;

    private final ImpactQueries queries;
    private final ImpactRequest request;

    /** The way to each symbol that was reached, which ends with the symbol itself. */
    private final Map<UUID, List<String>> ways = new HashMap<>();

    private final Set<UUID> topLevels = new HashSet<>();
    private final List<Dependent> dependents = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    private boolean limited;

    ImpactWalk(ImpactQueries queries, ImpactRequest request) {
        this.queries = queries;
        this.request = request;
    }

    /** @param overloads declarations of one name in one file */
    Impact of(List<SymbolHit> overloads) {
        SymbolHit symbol = overloads.getFirst();
        List<UUID> ids = overloads.stream().map(SymbolHit::id).toList();
        begin(ids, symbol.qualifiedName());
        begin(queries.members(ids), symbol.qualifiedName());
        return walk(symbol.repository(), symbol.qualifiedName(), symbol.path(), symbol.lineStart(), List.of());
    }

    Impact of(FileHit file) {
        begin(queries.declaredIn(file.id()), file.path());
        topLevels.add(file.id());
        return walk(file.repository(), file.path(), file.path(), null, queries.importers(file.id(), most()));
    }

    private void begin(Collection<UUID> symbols, String name) {
        symbols.forEach(each -> ways.put(each, List.of(name)));
    }

    private int most() {
        return (int) Math.min(Integer.MAX_VALUE, (long) request.limit() * USES_PER_DEPENDENT);
    }

    private Impact walk(String repository, String subject, String path, @Nullable Integer line, List<Use> importers) {
        Set<UUID> level = new HashSet<>(ways.keySet());
        Set<UUID> overriding = new HashSet<>();
        for (Overriding each : queries.overriding(level, most())) {
            reached(each.other(), overriding,
                    add(1, Reason.OVERRIDES, each.other(), List.of(), false, null, 1, way(each.method())));
        }
        for (int depth = 1; depth <= request.depth() && !level.isEmpty() && !limited; depth++) {
            level = step(depth, level);
            if (depth == 1) {
                level.addAll(overriding);
            }
        }
        // Uses of what a file declares are in the files that import it, too; what is left imports it for its effects.
        importers.forEach(each -> add(1, Reason.USES, each.place(), each.types(), true, null, each.count(), List.of(subject)));
        dependents.sort(Comparator.comparingInt(Dependent::depth));
        return new Impact(repository, subject, path, line, dependents, files.size(), !limited && isUsed(level), limited);
    }

    /** @return the symbols that this step is the first to reach */
    private Set<UUID> step(int depth, Set<UUID> level) {
        // The callers of a declaration may run each method that overrides it.
        Map<UUID, Overriding> dispatching = new LinkedHashMap<>();
        for (Overriding each : queries.overridden(level, most())) {
            UUID declared = each.other().symbol();
            if (declared != null && !level.contains(declared)) {
                dispatching.putIfAbsent(declared, each);
            }
        }
        Set<UUID> next = new HashSet<>();
        List<Use> uses = queries.uses(level, most());
        limited |= uses.size() == most();
        for (Use each : uses) {
            reached(each.place(), next, add(depth, Reason.USES, each.place(), each.types(), !each.guessed(), null,
                    each.count(), way(each.target())));
        }
        for (Use each : queries.uses(dispatching.keySet(), most())) {
            Overriding override = dispatching.get(each.target());
            if (override != null) {
                reached(each.place(), next, add(depth, Reason.DISPATCHED, each.place(), each.types(), false,
                        override.other().qualifiedName(), each.count(), way(override.method())));
            }
        }
        return next;
    }

    private boolean isUsed(Set<UUID> level) {
        return !level.isEmpty() && queries.uses(level, most()).stream().anyMatch(each -> !isKnown(each.place()));
    }

    private static void reached(Place place, Set<UUID> next, boolean isNew) {
        UUID symbol = place.symbol();
        if (isNew && symbol != null) {
            next.add(symbol);
        }
    }

    private boolean isKnown(Place place) {
        UUID symbol = place.symbol();
        return symbol == null ? topLevels.contains(place.file()) : ways.containsKey(symbol);
    }

    private List<String> way(UUID symbol) {
        return ways.getOrDefault(symbol, List.of());
    }

    /** @return whether the place was not known before */
    private boolean add(
            int depth,
            Reason reason,
            Place place,
            List<String> types,
            boolean certain,
            @Nullable String declared,
            long count,
            List<String> through) {
        if (isKnown(place)) {
            return false;
        }
        if (dependents.size() == request.limit()) {
            limited = true;
            return false;
        }
        UUID symbol = place.symbol();
        if (symbol == null) {
            topLevels.add(place.file());
        } else {
            List<String> way = new ArrayList<>(through);
            way.add(place.qualifiedName() == null ? place.path() : place.qualifiedName());
            ways.put(symbol, List.copyOf(way));
        }
        files.add(place.path());
        dependents.add(new Dependent(depth, reason.key(), place.path(), place.line(), place.qualifiedName(), place.kind(),
                types, certain, declared, count, through));
        return true;
    }
}

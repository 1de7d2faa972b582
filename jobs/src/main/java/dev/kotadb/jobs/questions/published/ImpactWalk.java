package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Impact;
import dev.kotadb.jobs.questions.answer.Impact.Dependent;
import dev.kotadb.jobs.questions.answer.Impact.Reason;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.ImpactQueries;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks from what changes to what depends on it, step by step, so that each dependent is found by its shortest way. */
final class ImpactWalk {
    /** A popular symbol has a hundred thousand uses; a step looks at this many times the dependents that are asked for. */
    private static final int USES_PER_DEPENDENT = 20;

    private final ImpactQueries queries;
    private final Dispatch dispatch;
    private final ImpactRequest request;

    /** The way to each symbol that was reached, which ends with the symbol itself. */
    private final Map<UUID, List<String>> ways = new HashMap<>();

    private final Set<UUID> topLevels = new HashSet<>();
    private final List<Dependent> dependents = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    private boolean limited;

    ImpactWalk(ImpactQueries queries, Dispatch dispatch, ImpactRequest request) {
        this.queries = queries;
        this.dispatch = dispatch;
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
        Set<UUID> overriding = add(1, overriding(level));
        for (int depth = 1; depth <= request.depth() && !level.isEmpty() && !limited; depth++) {
            level = add(depth, users(level));
            if (depth == 1) {
                level.addAll(overriding);
            }
        }
        // A file that names what this one declares is a user already; the others import this one for what it does when it is loaded.
        add(1, importers.stream().map(each -> reached(Reason.USES, each, null, true, List.of(subject))).toList());
        dependents.sort(Comparator.comparingInt(Dependent::depth));
        boolean deeper = !limited && users(level).stream().anyMatch(each -> !isKnown(each.place));
        return new Impact(repository, subject, path, line, dependents, files.size(), deeper, limited);
    }

    /** A place that a step leads to, known already or not. */
    private record Reached(
            Reason reason,
            Place place,
            List<String> types,
            boolean certain,
            @Nullable String declared,
            long count,
            List<String> through) {}

    private static Reached reached(Reason reason, Use use, @Nullable String declared, boolean certain, List<String> through) {
        return new Reached(reason, use.place(), use.types(), certain, declared, use.count(), through);
    }

    private List<Reached> overriding(Set<UUID> methods) {
        return whole(dispatch.overriding(methods, most())).stream()
                .map(each -> new Reached(
                        Reason.OVERRIDES, each.method(), List.of(), each.certain(), null, 1, way(each.declared())))
                .toList();
    }

    /** Who uses the symbols, or a declaration that they override, since that may run them. */
    private List<Reached> users(Set<UUID> symbols) {
        List<Reached> users = new ArrayList<>();
        for (Use each : whole(queries.uses(symbols, most()))) {
            users.add(reached(Reason.USES, each, null, !each.guessed(), way((UUID) each.target())));
        }
        Map<Long, ExternalLookup.Meaning> meanings = meanings(symbols);
        for (Use each : whole(queries.usesOfExternals(meanings.keySet(), most()))) {
            ExternalLookup.Meaning meaning = Objects.requireNonNull(meanings.get(each.target()));
            users.add(reached(Reason.USES, each, null, meaning.certain(), way(meaning.declared())));
        }
        users.addAll(dispatched(symbols));
        return users;
    }

    private Map<Long, ExternalLookup.Meaning> meanings(Collection<UUID> symbols) {
        Map<Long, ExternalLookup.Meaning> meanings = new LinkedHashMap<>();
        dispatch.externals().meanings(symbols).forEach(each -> meanings.putIfAbsent(each.external().id(), each));
        return meanings;
    }

    private List<Reached> dispatched(Set<UUID> symbols) {
        Map<UUID, Dispatch.Declared> declared = new LinkedHashMap<>();
        Map<Long, Dispatch.Declared> externals = new LinkedHashMap<>();
        for (Dispatch.Declared each : whole(dispatch.overridden(symbols, most()))) {
            UUID symbol = each.declared() == null ? null : each.declared().symbol();
            if (symbol != null && !symbols.contains(symbol)) {
                declared.putIfAbsent(symbol, each);
            }
            if (each.external() != null) {
                externals.putIfAbsent(each.external().id(), each);
            }
        }
        meanings(declared.keySet()).forEach((id, meaning) ->
                externals.putIfAbsent(id, Objects.requireNonNull(declared.get(meaning.declared()))));
        List<Reached> users = new ArrayList<>();
        for (Use each : whole(queries.uses(declared.keySet(), most()))) {
            users.add(dispatched(each, declared.get(each.target())));
        }
        for (Use each : whole(queries.usesOfExternals(externals.keySet(), most()))) {
            users.add(dispatched(each, externals.get(each.target())));
        }
        return users;
    }

    private Reached dispatched(Use use, Dispatch.@Nullable Declared declared) {
        Dispatch.Declared through = Objects.requireNonNull(declared);
        return reached(Reason.DISPATCHED, use, through.name(), false, way(through.method()));
    }

    /** Notes whether the limit cut the rows. */
    private <T> List<T> whole(List<T> rows) {
        limited |= rows.size() == most();
        return rows;
    }

    private List<String> way(UUID symbol) {
        return ways.getOrDefault(symbol, List.of());
    }

    private boolean isKnown(Place place) {
        UUID symbol = place.symbol();
        return symbol == null ? topLevels.contains(place.file()) : ways.containsKey(symbol);
    }

    /** @return the symbols among the places that were not known before */
    private Set<UUID> add(int depth, List<Reached> places) {
        Set<UUID> added = new HashSet<>();
        for (Reached each : places) {
            if (isKnown(each.place)) {
                continue;
            }
            if (dependents.size() == request.limit()) {
                limited = true;
                break;
            }
            Place place = each.place;
            UUID symbol = place.symbol();
            if (symbol == null) {
                topLevels.add(place.file());
            } else {
                List<String> way = new ArrayList<>(each.through);
                way.add(place.qualifiedName() == null ? place.path() : place.qualifiedName());
                ways.put(symbol, List.copyOf(way));
                added.add(symbol);
            }
            files.add(place.repository() + ":" + place.path());
            dependents.add(new Dependent(depth, each.reason.key(), place.repository(), place.path(), place.line(), place.qualifiedName(),
                    place.kind(), each.types, each.certain, each.declared, each.count, each.through));
        }
        return added;
    }
}

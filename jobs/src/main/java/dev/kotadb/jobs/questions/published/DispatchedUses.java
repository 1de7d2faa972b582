package dev.kotadb.jobs.questions.published;

import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.ReferenceQueries.ReferenceHit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The uses of what methods override, which may run these methods, in their own repositories and in others.
 *
 * @param meanings what references of other repositories call the overridden methods for certain
 */
record DispatchedUses(List<Dispatch.Declared> overridden, Map<UUID, List<ExternalHit>> meanings) {
    static DispatchedUses of(List<Dispatch.Declared> overridden, ExternalLookup externals) {
        Set<UUID> declared = overridden.stream().map(DispatchedUses::symbol).filter(Objects::nonNull).collect(Collectors.toSet());
        return new DispatchedUses(overridden, externals.meanings(declared).stream()
                .filter(ExternalLookup.Meaning::certain)
                .collect(Collectors.groupingBy(ExternalLookup.Meaning::declared,
                        Collectors.mapping(ExternalLookup.Meaning::external, Collectors.toList()))));
    }

    private static @Nullable UUID symbol(Dispatch.Declared each) {
        return each.declared() == null ? null : each.declared().symbol();
    }

    /** The symbols whose references are needed. */
    Stream<UUID> symbols() {
        return overridden.stream().map(DispatchedUses::symbol).filter(Objects::nonNull);
    }

    /** The external symbols whose references are needed. */
    Stream<ExternalHit> externals() {
        return Stream.concat(
                overridden.stream().map(Dispatch.Declared::external).filter(Objects::nonNull),
                meanings.values().stream().flatMap(List::stream));
    }

    /** Those of one method, out of the references to all. */
    List<ReferenceHit> of(UUID method, Map<UUID, List<ReferenceHit>> direct, Map<Long, List<ReferenceHit>> outside) {
        List<ReferenceHit> hits = new ArrayList<>();
        Set<Object> seen = new HashSet<>(Set.of(method));
        for (Dispatch.Declared each : overridden) {
            if (!each.method().equals(method)) {
                continue;
            }
            UUID declared = symbol(each);
            if (declared != null && seen.add(declared)) {
                add(direct.get(declared), each, hits);
                for (ExternalHit external : meanings.getOrDefault(declared, List.of())) {
                    if (seen.add(external.id())) {
                        add(outside.get(external.id()), each, hits);
                    }
                }
            }
            ExternalHit external = each.external();
            if (external != null && seen.add(external.id())) {
                add(outside.get(external.id()), each, hits);
            }
        }
        return hits;
    }

    private static void add(@Nullable List<ReferenceHit> found, Dispatch.Declared declared, List<ReferenceHit> hits) {
        if (found != null) {
            found.forEach(hit -> hits.add(hit.dispatched(declared.name())));
        }
    }
}

package dev.kotadb.jobs.questions.published;

import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.ImpactQueries.Place;
import dev.kotadb.schema.query.OverridingQueries;
import dev.kotadb.schema.query.OverridingQueries.Descendant;
import dev.kotadb.schema.query.OverridingQueries.Heir;
import dev.kotadb.schema.query.OverridingQueries.Inherited;
import dev.kotadb.schema.query.OverridingQueries.Member;
import dev.kotadb.schema.query.OverridingQueries.Overridden;
import dev.kotadb.schema.query.OverridingQueries.Overriding;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which methods may run instead of which: in a repository those that its graph knows; across repositories those of the same name,
 * and in Java with as many parameters, in types that extend each other.
 */
record Dispatch(OverridingQueries queries, ExternalLookup externals) {
    /** A method whose uses may run another one. @param declared null if no visible repository declares it */
    record Declared(UUID method, @Nullable Place declared, @Nullable ExternalHit external, boolean certain) {
        String name() {
            String name = declared == null ? null : declared.qualifiedName();
            return name != null ? name : external == null ? "" : external.qualifiedName();
        }
    }

    /** A method that overrides another one. */
    record Implementation(UUID declared, Place method, boolean certain) {}

    /** What these methods override or implement. Does not depend on a page of an answer, so that all pages see the same. */
    List<Declared> overridden(Collection<UUID> methods, int most) {
        if (methods.isEmpty()) {
            return List.of();
        }
        List<Declared> found = new ArrayList<>();
        for (Overridden each : queries.overridden(methods, most)) {
            ExternalHit external = each.external();
            SymbolHit declared = external == null ? null : externals.declaration(external);
            found.add(new Declared(each.method(), declared == null ? each.declared() : place(declared), external, true));
        }
        Map<Long, Set<String>> names = new HashMap<>();
        List<Descendant> descendants = queries.supertypes(methods, most);
        for (Descendant each : descendants) {
            names.computeIfAbsent(each.supertype().id(), _ -> new LinkedHashSet<>()).add(each.signature().name());
        }
        Map<Long, Optional<List<Member>>> members = new HashMap<>();
        for (Descendant each : descendants) {
            ExternalHit type = each.supertype();
            Optional<List<Member>> declared =
                    members.computeIfAbsent(type.id(), id -> members(type, names.getOrDefault(id, Set.of()), most));
            for (Member member : declared.orElse(List.of())) {
                if (each.signature().fits(member.signature())) {
                    found.add(new Declared(each.method(), member.method(), null, false));
                }
            }
            if (declared.isEmpty()) {
                externals.members(type, each.signature().name())
                        .forEach(member -> found.add(new Declared(each.method(), null, member, false)));
            }
        }
        return found;
    }

    /** Empty if no visible repository declares the type. */
    private Optional<List<Member>> members(ExternalHit type, Set<String> names, int most) {
        return Optional.ofNullable(externals.declaration(type)).map(declared -> queries.members(declared.id(), names, most));
    }

    /** Only the symbol is looked at, not the file. */
    private static Place place(SymbolHit hit) {
        return new Place(hit.id(), hit.id(), hit.repository(), hit.path(), hit.qualifiedName(), hit.kind(), hit.lineStart());
    }

    /** The methods that override or implement these. */
    List<Implementation> overriding(Collection<UUID> methods, int most) {
        List<ExternalLookup.Meaning> meanings = externals.meanings(methods);
        Map<String, List<UUID>> asked = new HashMap<>();
        methods.forEach(each -> asked.put(each.toString(), List.of(each)));
        meanings.forEach(each ->
                asked.computeIfAbsent(String.valueOf(each.external().id()), _ -> new ArrayList<>()).add(each.declared()));
        List<Implementation> found = new ArrayList<>();
        for (Overriding each : queries.overriding(methods, meanings.stream().map(one -> one.external().id()).toList(), most)) {
            asked.getOrDefault(each.declared(), List.of())
                    .forEach(declared -> found.add(new Implementation(declared, each.method(), true)));
        }
        found.addAll(elsewhere(methods, most));
        return found;
    }

    private List<Implementation> elsewhere(Collection<UUID> methods, int most) {
        List<Inherited> inherited = queries.subtypes(methods, most);
        Map<UUID, List<Inherited>> byType = inherited.stream().collect(Collectors.groupingBy(Inherited::type));
        Map<Long, Set<UUID>> types = new HashMap<>();
        for (ExternalLookup.Meaning each : externals.meanings(byType.keySet())) {
            types.computeIfAbsent(each.external().id(), _ -> new HashSet<>()).add(each.declared());
        }
        if (types.isEmpty()) {
            return List.of();
        }
        Set<String> names = inherited.stream().map(each -> each.signature().name()).collect(Collectors.toSet());
        List<Implementation> found = new ArrayList<>();
        for (Heir heir : queries.heirs(types.keySet(), names, most)) {
            for (UUID type : types.getOrDefault(heir.external(), Set.of())) {
                for (Inherited each : byType.getOrDefault(type, List.of())) {
                    if (each.signature().fits(heir.signature())) {
                        found.add(new Implementation(each.method(), heir.method(), false));
                    }
                }
            }
        }
        return found;
    }
}

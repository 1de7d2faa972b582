package dev.kotadb.jobs.questions;

import dev.kotadb.jobs.questions.Answer.Hint;
import dev.kotadb.jobs.questions.SymbolUses.Use;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.ReferenceQueries;
import dev.kotadb.schema.query.ReferenceQueries.ReferenceHit;
import dev.kotadb.schema.query.ReferenceQueries.Scope;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the uses of symbols, and those of the methods that they override or implement, which may run them. */
record UseLookup(
        ReferenceQueries references,
        Dispatch dispatch,
        ExternalLookup externals,
        Repositories repositories,
        ReferencesRequest request) {
    /** Does not depend on the request: each page has to see the same, or later pages would repeat or leave out uses. */
    private static final int MOST_OVERRIDDEN = 10_000;

    Answer<List<SymbolUses>> of(List<SymbolHit> symbols) {
        String type = request.type();
        Scope scope = new Scope(repositories, type == null ? null : type.toLowerCase(Locale.ROOT), request.limit());
        List<Dispatch.Declared> overridden =
                dispatch.overridden(symbols.stream().map(SymbolHit::id).toList(), MOST_OVERRIDDEN);
        List<SymbolUses> uses = new ArrayList<>();
        Set<Long> shown = new HashSet<>();
        for (SymbolHit each : symbols) {
            List<ReferenceHit> hits = new ArrayList<>(references.to(each.id(), scope));
            for (ExternalHit external : externals.meaning(each, isOnlyOverload(each, symbols))) {
                if (shown.add(external.id())) {
                    hits.addAll(references.toExternal(external, scope));
                }
            }
            hits.addAll(dispatched(each, overridden, scope));
            uses.add(uses(each.name(), Symbol.of(each), null, hits));
        }
        boolean qualified = !SymbolLookup.isPlace(request.symbol()) && !SymbolLookup.lastName(request.symbol()).equals(request.symbol());
        boolean others = request.withoutTarget() || symbols.isEmpty();
        if (others || qualified) {
            for (ExternalHit external : externals.find(request.symbol())) {
                if (shown.add(external.id())) {
                    uses.add(ofExternal(external, scope));
                }
            }
        }
        if (request.withoutTarget() || uses.isEmpty() || (symbols.isEmpty() && !qualified)) {
            addUnknown(uses, scope);
        }
        return uses.isEmpty() ? Answer.nothing(new Hint.NoSymbol(request.symbol(), false)) : Answer.found(uses);
    }

    /** The uses of the one external symbol of the scheme that the request names in full. */
    Answer<SymbolUses> external(String scheme) {
        return externals.exact(scheme, request.symbol())
                .map(external -> Answer.found(ofExternal(external, new Scope(repositories, null, request.limit()))))
                .orElseGet(() -> Answer.nothing(new Hint.NoSymbol(request.symbol(), false)));
    }

    private void addUnknown(List<SymbolUses> uses, Scope scope) {
        String name = SymbolLookup.lastName(request.symbol());
        List<ReferenceHit> others = references.withoutTarget(name, scope);
        if (!others.isEmpty()) {
            uses.add(uses(name, null, null, others));
        }
    }

    private static boolean isOnlyOverload(SymbolHit one, List<SymbolHit> all) {
        String name = ExternalLookup.withoutParameters(one.qualifiedName());
        return all.stream().filter(each -> ExternalLookup.withoutParameters(each.qualifiedName()).equals(name)).count() == 1;
    }

    private SymbolUses ofExternal(ExternalHit external, Scope scope) {
        SymbolHit declared = externals.declaration(external);
        List<ReferenceHit> hits = new ArrayList<>(declared == null ? List.of() : references.to(declared.id(), scope));
        hits.addAll(references.toExternal(external, scope));
        return uses(external.name(), declared == null ? null : Symbol.of(declared), external, hits);
    }

    /** The uses of what the method overrides, in its own repository and in others. */
    private List<ReferenceHit> dispatched(SymbolHit method, List<Dispatch.Declared> overridden, Scope scope) {
        List<ReferenceHit> hits = new ArrayList<>();
        Set<Object> seen = new HashSet<>(Set.of(method.id()));
        for (Dispatch.Declared each : overridden) {
            UUID declared = each.declared() == null ? null : each.declared().symbol();
            if (each.method().equals(method.id()) && declared != null && seen.add(declared)) {
                references.to(declared, scope).forEach(hit -> hits.add(hit.dispatched(each.name())));
                for (ExternalLookup.Meaning meaning : dispatch.externals().meanings(List.of(declared))) {
                    if (meaning.certain() && seen.add(meaning.external().id())) {
                        references.toExternal(meaning.external(), scope).forEach(hit -> hits.add(hit.dispatched(each.name())));
                    }
                }
            }
            ExternalHit external = each.external();
            if (each.method().equals(method.id()) && external != null && seen.add(external.id())) {
                references.toExternal(external, scope).forEach(hit -> hits.add(hit.dispatched(each.name())));
            }
        }
        return hits;
    }

    private SymbolUses uses(String name, @Nullable Symbol target, @Nullable ExternalHit external, List<ReferenceHit> hits) {
        return new SymbolUses(
                name,
                target,
                external,
                hits.stream().limit(request.limit()).map(hit -> Use.of(hit, target)).toList(),
                hits.size() >= request.limit());
    }
}

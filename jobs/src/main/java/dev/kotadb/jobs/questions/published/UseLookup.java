package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Set<UUID> only = symbols.stream().filter(each -> isOnlyOverload(each, symbols)).map(SymbolHit::id).collect(Collectors.toSet());
        Map<UUID, List<ExternalHit>> meanings = externals.meanings(symbols, only);
        DispatchedUses dispatched = DispatchedUses.of(
                dispatch.overridden(symbols.stream().map(SymbolHit::id).toList(), MOST_OVERRIDDEN), dispatch.externals());
        // Hundreds of symbols may have one name, so that a query for each would take longer than all else.
        Map<UUID, List<ReferenceHit>> direct = references.to(
                Stream.concat(symbols.stream().map(SymbolHit::id), dispatched.symbols()).collect(Collectors.toSet()), scope);
        Map<Long, List<ReferenceHit>> outside = references.toExternals(
                Stream.concat(meanings.values().stream().flatMap(List::stream), dispatched.externals()).collect(Collectors.toSet()), scope);
        List<SymbolUses> uses = new ArrayList<>();
        Set<Long> shown = new HashSet<>();
        for (SymbolHit each : symbols) {
            List<ReferenceHit> hits = new ArrayList<>(direct.getOrDefault(each.id(), List.of()));
            for (ExternalHit external : meanings.getOrDefault(each.id(), List.of())) {
                if (shown.add(external.id())) {
                    hits.addAll(outside.getOrDefault(external.id(), List.of()));
                }
            }
            hits.addAll(dispatched.of(each.id(), direct, outside));
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
        List<ReferenceHit> hits = new ArrayList<>();
        if (declared != null) {
            hits.addAll(references.to(List.of(declared.id()), scope).getOrDefault(declared.id(), List.of()));
        }
        hits.addAll(references.toExternals(List.of(external), scope).getOrDefault(external.id(), List.of()));
        return uses(external.name(), declared == null ? null : Symbol.of(declared), external, hits);
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

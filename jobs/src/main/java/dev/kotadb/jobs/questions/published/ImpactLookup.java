package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Subject;
import dev.kotadb.jobs.questions.answer.Impact;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.ImpactQueries;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.Snapshot;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.List;

/** Finds the symbol or file that a request names, and what depends on it. */
record ImpactLookup(Snapshot snapshot, Lookups lookups, ImpactRequest request) {
    Answer<Impact> among(Repositories repositories, int mostSymbols) {
        return lookups.symbols(repositories, null, mostSymbols)
                .find(request.subject())
                .then(symbols -> symbols.isEmpty() ? ofFile(repositories) : ofSymbol(symbols));
    }

    private Answer<Impact> ofSymbol(List<SymbolHit> symbols) {
        SymbolHit first = symbols.getFirst();
        boolean one = symbols.stream().allMatch(each -> each.repository().equals(first.repository())
                && each.path().equals(first.path()) && each.qualifiedName().equals(first.qualifiedName()));
        return one
                ? Answer.found(walk().of(symbols))
                : new Ambiguous<>(Subject.SYMBOL, request.subject(), symbols.stream()
                        .map(each -> each.repository() + ":" + each.path() + ":" + each.lineStart() + " " + each.qualifiedName())
                        .toList());
    }

    private Answer<Impact> ofFile(Repositories repositories) {
        Answer<FileHit> file = lookups.file(repositories, request.subject());
        return file instanceof Answer.Nothing
                ? Answer.nothing(new Hint.NoSymbolOrFile(request.subject()))
                : file.map(walk()::of);
    }

    private ImpactWalk walk() {
        Repositories visible = lookups.visible();
        return new ImpactWalk(new ImpactQueries(snapshot, visible), lookups.dispatch(visible), request);
    }
}

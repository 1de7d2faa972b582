package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.request.ExternalRequest;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.page.view.ExternalPage;
import dev.kotadb.jobs.serve.page.view.ExternalPage.User;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.SymbolPage.Row;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.SourceFileQueries.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Asks who uses a symbol of a library, and makes its page. */
final class Externals {
    private static final int MOST_USES = 500;

    private final Reads reads;

    Externals(Reads reads) {
        this.reads = reads;
    }

    private record Read(SymbolUses uses, Map<String, String> lines) {}

    /** @throws dev.kotadb.jobs.serve.answers.Problem if nothing that the viewer sees uses such a symbol */
    ExternalPage page(Viewer viewer, String scheme, String name) {
        return page(reads.found(viewer, index -> index.external(new ExternalRequest(scheme, name, MOST_USES))
                .then(uses -> lines(index, uses))).value());
    }

    /** Where a name comes from: {@code npm left-pad}. */
    static String from(ExternalHit external) {
        return external.packageName() == null ? external.scheme() : external.scheme() + " " + external.packageName();
    }

    private static Answer<Read> lines(CodeIndex index, SymbolUses uses) {
        Map<String, String> lines = new HashMap<>();
        Answer<Read> read = Answer.found(new Read(uses, lines));
        for (Map.Entry<String, List<Use>> each : byRepository(uses.uses()).entrySet()) {
            read = read.then(before -> index.lines(each.getKey(), each.getValue()).map(found -> {
                for (SourceLine line : found) {
                    lines.put(each.getKey() + ":" + line.path() + ":" + line.line(), line.text());
                }
                return before;
            }));
        }
        return read;
    }

    private static Map<String, List<Use>> byRepository(List<Use> uses) {
        return uses.stream().collect(Collectors.groupingBy(Use::repository, LinkedHashMap::new, Collectors.toList()));
    }

    private static ExternalPage page(Read read) {
        ExternalHit external = Objects.requireNonNull(read.uses.external(), "an external symbol was asked for");
        Symbol declared = read.uses.target();
        List<Use> uses = read.uses.uses();
        List<User> users = new ArrayList<>();
        byRepository(uses).forEach((repository, each) -> users.add(new User(repository, Links.repository(repository),
                Symbols.groups(repository, each, Use::path, use -> new Row(
                        use.line(), Links.file(repository, use.path(), use.line()),
                        read.lines.getOrDefault(repository + ":" + use.path() + ":" + use.line(), use.name()).strip(),
                        use.referenceType().replace('_', ' '), use.resolution(), use.enclosing() == null ? "" : use.enclosing())))));
        return new ExternalPage(
                external.name(),
                external.qualifiedName(),
                from(external),
                declared == null ? null : declared.repository() + ":" + declared.path() + ":" + declared.lineStart(),
                declared == null ? null : Links.file(declared.repository(), declared.path(), declared.lineStart()),
                (read.uses.limited() ? "The first " : "") + Searches.count(uses.size(), "use") + " in "
                        + (users.size() == 1 ? "1 repository" : users.size() + " repositories"),
                users,
                read.uses.limited());
    }
}

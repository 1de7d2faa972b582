package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.request.OutgoingRequest;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.SymbolPage;
import dev.kotadb.jobs.serve.page.view.SymbolPage.Group;
import dev.kotadb.jobs.serve.page.view.SymbolPage.Outside;
import dev.kotadb.jobs.serve.page.view.SymbolPage.Row;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.SourceFileQueries.SourceLine;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks for a declaration with what uses it and what it uses. */
final class Symbols {
    private static final int MOST_USES = 300;
    private static final int MOST_OUTGOING = 2_000;

    private final Reads reads;

    Symbols(Reads reads) {
        this.reads = reads;
    }

    /** A declaration by its place; its name tells it from others on the same line. */
    record Asked(String repository, String path, int line, String name) {}

    private record Read(Symbol symbol, List<Use> uses, boolean limited, Map<String, String> lines, List<TargetedReference> outgoing) {}

    /** @throws Problem if the viewer sees no such declaration */
    SymbolPage page(Viewer viewer, Asked asked) {
        ReferencesRequest request = new ReferencesRequest(
                asked.path() + ":" + asked.line(), null, asked.repository(), false, MOST_USES);
        return page(reads.found(viewer, index -> index.references(request).then(all -> read(index, asked, all))).value());
    }

    private static Answer<Read> read(CodeIndex index, Asked asked, List<SymbolUses> all) {
        SymbolUses chosen = all.stream().filter(each -> each.name().equals(asked.name())).findFirst().orElse(all.getFirst());
        Symbol symbol = chosen.target();
        if (symbol == null) {
            throw Problem.notFound("Nothing is declared there.");
        }
        return index.lines(symbol.repository(), chosen.uses()).then(lines -> index.outgoing(new OutgoingRequest(
                        symbol.path(), symbol.repository(), symbol.lineStart(), symbol.lineEnd(), MOST_OUTGOING))
                .map(outgoing -> new Read(symbol, chosen.uses(), chosen.limited(), texts(lines), outgoing)));
    }

    private static Map<String, String> texts(List<SourceLine> lines) {
        return lines.stream().collect(Collectors.toMap(each -> each.path() + ":" + each.line(), SourceLine::text, (one, _) -> one));
    }

    private static SymbolPage page(Read read) {
        Symbol symbol = read.symbol;
        List<Group> uses = groups(symbol.repository(), read.uses, Use::path, each -> new Row(
                each.line(), Links.file(each.repository(), each.path(), each.line()),
                read.lines.getOrDefault(each.path() + ":" + each.line(), each.name()).strip(),
                each.referenceType().replace('_', ' ') + (each.through() == null ? "" : " of " + each.through()), each.resolution(),
                each.enclosing() == null ? "" : each.enclosing()));
        String summary = read.uses.isEmpty() ? "No use is known."
                : (read.limited ? "The first " : "") + Searches.count(read.uses.size(), "use") + " in "
                        + Searches.count(uses.size(), "file");
        return new SymbolPage(symbol.detail() == null ? symbol.kind() : symbol.detail(), symbol.name(), symbol.qualifiedName(),
                symbol.signature(), symbol.documentation(), symbol.path() + ":" + symbol.lineStart(),
                Links.file(symbol.repository(), symbol.path(), symbol.lineStart()), symbol.repository(),
                Links.repository(symbol.repository()), summary, uses, read.limited, used(symbol, read.outgoing), outside(read.outgoing));
    }

    /** What it uses, each once, without what is declared in it. */
    private static List<Group> used(Symbol symbol, List<TargetedReference> outgoing) {
        Map<String, TargetedReference> once = new LinkedHashMap<>();
        for (TargetedReference each : outgoing) {
            Integer line = each.targetLine();
            boolean inside = line != null && symbol.path().equals(each.targetPath()) && line >= symbol.lineStart() && line <= symbol.lineEnd();
            if (each.targetPath() != null && !inside) {
                once.putIfAbsent(each.targetPath() + " " + each.targetQualifiedName() + " " + each.type(), each);
            }
        }
        return groups(symbol.repository(), new ArrayList<>(once.values()), each -> String.valueOf(each.targetPath()), each -> new Row(
                each.line(), link(symbol.repository(), each), each.targetQualifiedName() == null ? each.name() : each.targetQualifiedName(),
                each.type().replace('_', ' '), each.resolution(), ""));
    }

    private static String link(String repository, TargetedReference each) {
        String path = String.valueOf(each.targetPath());
        Integer line = each.targetLine();
        return line == null ? Links.file(repository, path) : Links.symbol(repository, path, line, each.name());
    }

    private static List<Outside> outside(List<TargetedReference> outgoing) {
        SequencedSet<Outside> names = new LinkedHashSet<>();
        outgoing.stream().filter(each -> each.targetPath() == null).forEach(each -> names.add(outside(each)));
        return List.copyOf(names);
    }

    private static Outside outside(TargetedReference each) {
        ExternalHit external = each.external();
        return external == null
                ? new Outside(each.name(), null, null)
                : new Outside(each.name(), Links.external(external.scheme(), external.qualifiedName()),
                        Externals.from(external) + " " + external.qualifiedName());
    }

    static <T> List<Group> groups(String repository, List<T> all, Function<T, String> path, Function<T, Row> row) {
        Map<String, List<T>> byPath = all.stream().collect(Collectors.groupingBy(path, LinkedHashMap::new, Collectors.toList()));
        return byPath.entrySet().stream()
                .map(each -> new Group(each.getKey(), Links.file(repository, each.getKey()), each.getValue().stream().map(row).toList()))
                .toList();
    }
}

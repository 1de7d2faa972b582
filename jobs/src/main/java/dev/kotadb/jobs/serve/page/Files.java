package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.FileDependencies;
import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.SourceFile;
import dev.kotadb.jobs.questions.answer.SourceFile.Declaration;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.request.OutgoingRequest;
import dev.kotadb.jobs.questions.request.SourceFileRequest;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.page.view.Ages;
import dev.kotadb.jobs.serve.page.view.FilePage;
import dev.kotadb.jobs.serve.page.view.FilePage.Around;
import dev.kotadb.jobs.serve.page.view.FilePage.Entry;
import dev.kotadb.jobs.serve.page.view.FilePage.Place;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.parsers.text.LineStarts;
import dev.kotadb.schema.query.FileQueries.IndexedFile;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import dev.kotadb.schema.settings.Limit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for a file, and makes its page. */
final class Files {
    private static final int MOST_REFERENCES = 50_000;
    private static final int MOST_FILES = 15;
    private static final int DEEPEST = 4;

    private final Reads reads;

    Files(Reads reads) {
        this.reads = reads;
    }

    private record Read(SourceFile source, List<TargetedReference> references, FileDependencies around) {}

    /** @throws dev.kotadb.jobs.serve.answers.Problem if the viewer sees no such file */
    FilePage page(Viewer viewer, String repository, String path) {
        Read read = reads.found(viewer, index -> index.file(
                        new SourceFileRequest(path, repository, Limit.SERVE_PAGE_LENGTH.intValue()))
                .then(source -> index.outgoing(new OutgoingRequest(
                                source.file().path(), repository, 1, Integer.MAX_VALUE, MOST_REFERENCES))
                        .then(references -> index.dependencies(
                                        new DependenciesRequest(source.file().path(), repository, Direction.BOTH, 1))
                                .map(around -> new Read(source, references, around))))).value();
        return page(read);
    }

    private static FilePage page(Read read) {
        IndexedFile file = read.source.file();
        String content = file.content();
        List<Declaration> declarations = read.source.declarations();
        return new FilePage(
                file.repository(),
                Links.repository(file.repository()),
                file.path(),
                facts(file, content),
                content == null ? null : code(file, content, declarations, read.references),
                file.truncated(),
                outline(file, declarations),
                around(read.around.dependents(), file.repository()),
                around(read.around.dependencies(), file.repository()),
                Links.map(file.repository(), "", null, file.path()));
    }

    private static String facts(IndexedFile file, @Nullable String content) {
        String language = file.language() == null ? "text" : file.language();
        String lines = content == null || file.truncated() ? "" : ", " + Searches.count(new LineStarts(content).count(), "line");
        return language + lines + ", indexed " + Ages.since(file.indexedAt(), Instant.now());
    }

    private static String code(
            IndexedFile file, String content, List<Declaration> declarations, List<TargetedReference> references) {
        Map<Integer, List<Mark>> marks = new Names(file, content).marks(declarations, references);
        return CodeLines.html(content, Tokens.of(content, file.language()), line -> marks.getOrDefault(line, List.of()));
    }

    private static List<Entry> outline(IndexedFile file, List<Declaration> declarations) {
        List<Entry> outline = new ArrayList<>();
        Deque<Declaration> around = new ArrayDeque<>();
        for (Declaration each : declarations) {
            while (!around.isEmpty() && around.peek().lineEnd() < each.lineEnd()) {
                around.pop();
            }
            outline.add(new Entry(each.detail() == null ? each.kind() : each.detail(), each.name(),
                    "depth" + Math.min(around.size(), DEEPEST), "#L" + each.nameLine(),
                    Links.symbol(file.repository(), file.path(), each.nameLine(), each.name())));
            if (each.lineEnd() > each.lineStart()) {
                around.push(each);
            }
        }
        return outline;
    }

    private static Around around(@Nullable List<Neighbour> neighbours, String repository) {
        List<Neighbour> all = neighbours == null ? List.of() : neighbours;
        List<Place> shown = all.stream().limit(MOST_FILES)
                .map(each -> new Place(each.path(), Links.file(repository, each.path()))).toList();
        return new Around(all.size(), shown, all.size() - shown.size());
    }
}

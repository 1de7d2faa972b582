package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.FoundFile;
import dev.kotadb.jobs.questions.request.FilesRequest;
import dev.kotadb.parsers.text.CodeQuery;
import dev.kotadb.parsers.text.MatchedLine;
import dev.kotadb.parsers.text.Snippets;
import dev.kotadb.schema.query.FileQueries;
import dev.kotadb.schema.query.FileQueries.IndexedFile;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.SearchQueries.Scope;
import dev.kotadb.schema.query.SearchQueries.WordHit;
import dev.kotadb.schema.query.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists files with their text. */
final class FileList {
    private static final int LINES_OF_A_FILE = 3;

    private final Snapshot snapshot;
    private final FileQueries files;

    FileList(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.files = new FileQueries(snapshot);
    }

    /** Empty if the request has no word. */
    List<FoundFile> containing(FilesRequest request, Repositories repositories) {
        CodeQuery words = CodeQuery.parse(request.words());
        if (words.isEmpty()) {
            return List.of();
        }
        Scope scope = new Scope(repositories.ids(), request.language(), request.pathPrefix(), request.limit());
        List<UUID> ids = snapshot.search().words(words.tsquery(), words.exactTsquery(), words.phrases(), scope).stream()
                .map(WordHit::fileId)
                .distinct() // parts of a very long file are hits of their own
                .toList();
        Map<UUID, IndexedFile> found = files.whole(ids, repositories).stream()
                .collect(Collectors.toMap(IndexedFile::id, Function.identity()));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(file -> new FoundFile(file.shortened(request.characters()), lines(file, words)))
                .toList();
    }

    private static List<MatchedLine> lines(IndexedFile file, CodeQuery words) {
        return Snippets.words(file.content() == null ? "" : file.content(), words, LINES_OF_A_FILE);
    }

    List<FoundFile> recent(FilesRequest request, Repositories repositories) {
        return files.recent(repositories, request.characters(), request.limit()).stream()
                .map(file -> new FoundFile(file, List.of()))
                .toList();
    }
}

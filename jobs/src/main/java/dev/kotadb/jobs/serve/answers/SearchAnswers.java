package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Nothing;
import dev.kotadb.jobs.questions.answer.FoundFile;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.jobs.questions.answer.SearchResult.LineMatch;
import dev.kotadb.jobs.questions.request.FilesRequest;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.parsers.text.MatchedLine;
import dev.kotadb.schema.query.FileQueries.IndexedFile;
import dev.kotadb.schema.settings.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Searches, with the fields that the original's callers know. */
public final class SearchAnswers {
    private final Reads reads;

    public SearchAnswers(Reads reads) {
        this.reads = reads;
    }

    /**
     * Where a search looks.
     *
     * @param repository full name, last part of one or id; null for all
     * @param project name or id; null for repositories of all
     * @param language null for all
     * @param pathPrefix empty for all
     */
    public record Where(
            @Nullable String repository, @Nullable String project, @Nullable String language, String pathPrefix) {}

    /** Files that contain the words. @param characters of each text; null if neither text nor id is wanted */
    public Body files(Viewer viewer, String words, Where where, Page page, @Nullable Integer characters) {
        FilesRequest request = new FilesRequest(words, where.repository, where.project, where.language, where.pathPrefix,
                characters == null ? 0 : characters, page.needed());
        return list(viewer, index -> index.files(request), page, characters != null);
    }

    /** Files by the time at which they were indexed. @param characters of each text; null if neither text nor id is wanted */
    public Body recent(Viewer viewer, @Nullable String repository, Page page, @Nullable Integer characters) {
        FilesRequest request = FilesRequest.any(repository, characters == null ? 0 : characters, page.needed());
        return list(viewer, index -> index.recentFiles(request), page, characters != null);
    }

    private Body list(
            Viewer viewer, Function<CodeIndex, Answer<List<FoundFile>>> question, Page page, boolean contents) {
        Found<List<FoundFile>> found = foundOrEmpty(viewer, question, List.of());
        List<FoundFile> files = page.of(found.value());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("results", files.stream().map(each -> file(each, contents)).toList());
        page.addNext(fields, found.value().size());
        return Body.of(fields, found.repositories(), files.stream().map(each -> each.file().repository()).toList());
    }

    /** A viewer that sees no repository finds nothing. */
    private <T> Found<T> foundOrEmpty(Viewer viewer, Function<CodeIndex, Answer<T>> question, T empty) {
        return reads.found(viewer, index -> {
            Answer<T> answer = question.apply(index);
            return answer instanceof Nothing<T> nothing
                            && (nothing.hint() instanceof Hint.NoIndexedRepository || nothing.hint() instanceof Hint.EmptyProject)
                    ? Answer.found(empty)
                    : answer;
        });
    }

    private static Map<String, @Nullable Object> file(FoundFile found, boolean contents) {
        IndexedFile file = found.file();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (contents) {
            fields.put("id", file.id());
        }
        fields.put("projectRoot", file.repositoryId());
        fields.put("repository", file.repository());
        fields.put("path", file.path());
        fields.put("language", file.language());
        if (contents) {
            fields.put("content", file.content());
            fields.put("contentTruncated", file.truncated());
        }
        fields.put("dependencies", file.dependencies());
        fields.put("indexedAt", file.indexedAt());
        fields.put("snippet", found.lines().stream().map(MatchedLine::snippet).collect(Collectors.joining("\n")));
        fields.put("lines", found.lines());
        return fields;
    }

    /** Lines that contain the text or match the regular expression. */
    public Body lines(Viewer viewer, String text, Mode mode, Where where, Page page) {
        SearchRequest request = new SearchRequest(text, mode, where.repository, where.project, where.language, where.pathPrefix, page.needed(),
                Limit.SERVE_STATEMENT_TIMEOUT.duration());
        Found<SearchResult> found = foundOrEmpty(
                viewer, index -> index.search(request), new SearchResult.Lines(List.of(), false));
        SearchResult.Lines all = switch (found.value()) {
            case SearchResult.Lines lines -> lines;
            case SearchResult.Files files -> throw new IllegalStateException("a search for lines finds no files");
        };
        List<LineMatch> lines = page.of(all.lines());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("results", lines);
        fields.put("timedOut", all.timedOut());
        page.addNext(fields, all.lines().size());
        return Body.of(fields, found.repositories(), lines.stream().map(LineMatch::repository).toList());
    }
}

package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Reason;
import dev.kotadb.jobs.questions.answer.Answer.Refused;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.jobs.questions.answer.SearchResult.FileMatch;
import dev.kotadb.jobs.questions.answer.SearchResult.LineMatch;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.parsers.pattern.CodePattern;
import dev.kotadb.parsers.pattern.InvalidPatternException;
import dev.kotadb.parsers.text.CodeQuery;
import dev.kotadb.parsers.text.MatchedLine;
import dev.kotadb.parsers.text.Snippets;
import dev.kotadb.schema.query.QueryFailedException;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.SearchQueries.RequiredText;
import dev.kotadb.schema.query.SearchQueries.Scope;
import dev.kotadb.schema.query.SearchQueries.TextHit;
import dev.kotadb.schema.query.SearchQueries.WordHit;
import dev.kotadb.schema.query.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds files by words, and lines by a pattern: the database narrows the files, then their lines are matched here. */
final class TextSearch {
    private static final int LINES_OF_A_FILE = 3;

    /** Texts are read in pages of about so many bytes; a single larger text is a page of its own. */
    private static final long PAGE_BYTES = 4 << 20;

    private static final int PAGE_FILES = 64;

    private final Snapshot snapshot;
    private final SearchQueries queries;

    TextSearch(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.queries = snapshot.search();
    }

    Answer<SearchResult> search(SearchRequest request, Lookups lookups) {
        CodeQuery words = CodeQuery.parse(request.text());
        if (request.mode() == Mode.WORDS && !words.isEmpty()) {
            return lookups.among(request.repository(), request.project(),
                    found -> Answer.found(words(words, scope(found, request, SearchRequest.DEFAULT_FILES))));
        }
        CodePattern pattern;
        try {
            pattern = request.mode() == Mode.PATTERN
                    ? CodePattern.parse(request.text())
                    : CodePattern.literal(request.text());
        } catch (InvalidPatternException e) {
            return new Refused<>(new Reason.InvalidPattern(request.text(), e.problem(), e.position()));
        }
        return lookups.among(request.repository(), request.project(),
                found -> Answer.found(lines(pattern, scope(found, request, SearchRequest.DEFAULT_LINES), request.timeLimit())));
    }

    private static Scope scope(Repositories found, SearchRequest request, int most) {
        Integer limit = request.limit();
        return new Scope(found.ids(), request.language(), request.pathPrefix(), limit == null ? most : limit);
    }

    private SearchResult words(CodeQuery words, Scope scope) {
        List<WordHit> hits = queries.words(words.tsquery(), words.exactTsquery(), words.phrases(), scope);
        Map<UUID, String> contents = queries.contents(hits.stream().map(WordHit::fileId).distinct().toList());
        return new SearchResult.Files(hits.stream()
                .map(hit -> new FileMatch(hit.repository(), hit.path(), hit.language(), hit.rank(),
                        Snippets.words(contents.getOrDefault(hit.fileId(), ""), words, LINES_OF_A_FILE)))
                .toList());
    }

    private SearchResult lines(CodePattern pattern, Scope scope, Duration timeLimit) {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        List<LineMatch> lines = new ArrayList<>();
        snapshot.limitStatements(timeLimit);
        boolean complete;
        try {
            complete = collect(pattern, scope, deadline, lines);
        } catch (QueryFailedException e) {
            if (!e.isTimeout()) {
                throw e;
            }
            complete = false;
        }
        return new SearchResult.Lines(lines, !complete);
    }

    /** Adds the lines; false if the deadline ended it. */
    private boolean collect(CodePattern pattern, Scope scope, long deadline, List<LineMatch> lines) {
        RequiredText required = new RequiredText(pattern.required().anyOf(), pattern.required().ignoreCase());
        List<TextHit> files = queries.text(required, scope);
        for (int from = 0; from < files.size() && lines.size() < scope.limit(); ) {
            List<TextHit> page = files.subList(from, endOfPage(files, from));
            Map<UUID, String> contents = queries.contents(page.stream().map(TextHit::fileId).toList());
            for (TextHit file : page) {
                CodePattern.Lines found = pattern.lines(
                        contents.getOrDefault(file.fileId(), ""), scope.limit() - lines.size(), deadline);
                for (MatchedLine line : found.lines()) {
                    lines.add(new LineMatch(file.repository(), file.path(), file.language(), line.line(), line.column(),
                            line.snippet()));
                }
                if (found.timedOut()) {
                    return false;
                }
                if (lines.size() >= scope.limit()) {
                    return true;
                }
            }
            from += page.size();
        }
        return true;
    }

    private static int endOfPage(List<TextHit> files, int from) {
        long bytes = 0;
        int end = from;
        while (end < files.size() && end - from < PAGE_FILES && (end == from || bytes + files.get(end).sizeBytes() <= PAGE_BYTES)) {
            bytes += files.get(end).sizeBytes();
            end++;
        }
        return end;
    }
}

package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.jobs.questions.answer.SearchResult.FileMatch;
import dev.kotadb.jobs.questions.answer.SearchResult.LineMatch;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.jobs.questions.request.SymbolsRequest;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.answers.SafeText;
import dev.kotadb.jobs.serve.answers.Timestamps;
import dev.kotadb.jobs.serve.page.view.Ages;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.Piece;
import dev.kotadb.jobs.serve.page.view.SearchPage;
import dev.kotadb.jobs.serve.page.view.SearchPage.Declared;
import dev.kotadb.jobs.serve.page.view.SearchPage.FileGroup;
import dev.kotadb.jobs.serve.page.view.SearchPage.Hit;
import dev.kotadb.jobs.serve.page.view.SearchPage.Indexed;
import dev.kotadb.parsers.pattern.CodePattern;
import dev.kotadb.parsers.text.CodeQuery;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.settings.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks what somebody looks for. */
final class Searches {
    private static final int FILES = 20;
    private static final int LINES = 200;
    private static final int SYMBOLS = 50;
    private static final int SYMBOLS_BESIDE = 3;
    private static final String IDENTIFIER = "[\\p{L}_$][\\p{L}\\p{N}_$.#]{2,}";

    private final Reads reads;

    Searches(Reads reads) {
        this.reads = reads;
    }

    /**
     * A search as it was asked for.
     *
     * @param mode {@code words}, {@code text}, {@code regex} or {@code names}
     * @param from how many files, lines or declarations are left out, because they are on pages before
     */
    record Asked(String q, String mode, int from) {
        Asked {
            SafeText.checked("The search", q);
        }

        String next(int found) {
            return Links.search(q, mode, from + found);
        }
    }

    /** The repositories that are indexed. */
    SearchPage home(Viewer viewer) {
        Instant now = Instant.now();
        List<Indexed> repositories = reads.found(viewer, index -> orNone(index.repositories(), List.<Repository>of())).value().stream()
                .map(each -> new Indexed(each.fullName(), Links.repository(each.fullName()), commit(each),
                        Ages.since(Timestamps.instant(each.lastIndexedAt()), now)))
                .toList();
        return new SearchPage(false, "", List.of(), List.of(), null, null, repositories);
    }

    private static String commit(Repository repository) {
        String commit = repository.indexedCommit();
        return commit == null ? "working tree" : commit.substring(0, Math.min(10, commit.length()));
    }

    SearchPage found(Viewer viewer, Asked asked) {
        SearchText text = SearchText.parse(asked.q());
        if (text.kind() != null || asked.mode().equals("names")) {
            return names(viewer, text, asked);
        }
        if (text.text().isEmpty()) {
            return notice("Write what you look for beside the filters.");
        }
        Mode mode = switch (asked.mode()) {
            case "text" -> Mode.LITERAL;
            case "regex" -> Mode.PATTERN;
            default -> Mode.WORDS;
        };
        CodeQuery words = CodeQuery.parse(text.text());
        boolean files = mode == Mode.WORDS && !words.isEmpty();
        int most = asked.from() + (files ? FILES : LINES) + 1;
        SearchRequest request = new SearchRequest(text.text(), mode, text.repository(), null, text.language(),
                text.path() == null ? "" : text.path(), most, Limit.SERVE_STATEMENT_TIMEOUT.duration());
        SearchResult result =
                reads.found(viewer, index -> orNone(index.search(request), new SearchResult.Files(List.of()))).value();
        return switch (result) {
            case SearchResult.Files found -> files(found.files(), words, beside(viewer, text, asked), asked);
            case SearchResult.Lines found -> lines(found,
                    mode == Mode.PATTERN ? CodePattern.parse(text.text()) : CodePattern.literal(text.text()), asked);
        };
    }

    static SearchPage notice(String notice) {
        return new SearchPage(true, "", List.of(), List.of(), null, notice, List.of());
    }

    /** Who looks for one name probably wants to see its declaration. */
    private List<Declared> beside(Viewer viewer, SearchText text, Asked asked) {
        if (asked.from() > 0 || text.language() != null || text.path() != null || !text.text().matches(IDENTIFIER)) {
            return List.of();
        }
        return symbols(viewer, new SymbolsRequest(text.text(), null, text.repository(), SYMBOLS_BESIDE)).stream()
                .map(Searches::declared).toList();
    }

    private SearchPage names(Viewer viewer, SearchText text, Asked asked) {
        if (text.text().isEmpty()) {
            return notice("Write the name of a declaration, or a part of one.");
        }
        int most = asked.from() + SYMBOLS + 1;
        List<Symbol> found = symbols(viewer, new SymbolsRequest(text.text(), text.kind(), text.repository(), most));
        List<Declared> shown = page(found, asked.from(), SYMBOLS).stream()
                .filter(each -> text.path() == null || each.path().startsWith(text.path())).map(Searches::declared).toList();
        return new SearchPage(true, shown.isEmpty() ? "No declaration has such a name." : count(shown.size(), "declaration"), shown,
                List.of(), found.size() == most ? asked.next(SYMBOLS) : null, null, List.of());
    }

    private List<Symbol> symbols(Viewer viewer, SymbolsRequest request) {
        return reads.found(viewer, index -> orNone(index.symbols(request), List.<Symbol>of())).value();
    }

    private static Declared declared(Symbol symbol) {
        String signature = symbol.signature() == null ? symbol.qualifiedName() : symbol.signature();
        return new Declared(symbol.detail() == null ? symbol.kind() : symbol.detail(), symbol.name(), signature,
                symbol.repository() + " " + symbol.path() + ":" + symbol.lineStart(),
                Links.file(symbol.repository(), symbol.path(), symbol.lineStart()),
                Links.symbol(symbol.repository(), symbol.path(), symbol.lineStart(), symbol.name()));
    }

    private static SearchPage files(List<FileMatch> found, CodeQuery words, List<Declared> symbols, Asked asked) {
        List<FileGroup> groups = page(found, asked.from(), FILES).stream()
                .map(file -> new FileGroup(file.repository(), file.path(), Links.file(file.repository(), file.path()),
                        file.lines().stream()
                                .map(line -> hit(file.repository(), file.path(), line.line(), Piece.words(line.snippet(), words)))
                                .toList()))
                .toList();
        boolean more = found.size() > asked.from() + FILES;
        String count = groups.isEmpty() ? "Nothing was found." : more || asked.from() > 0
                ? "Files " + (asked.from() + 1) + " to " + (asked.from() + groups.size()) + ", the most relevant first"
                : count(groups.size(), "file");
        return new SearchPage(true, count, symbols, groups, more ? asked.next(FILES) : null, null, List.of());
    }

    private static SearchPage lines(SearchResult.Lines found, CodePattern pattern, Asked asked) {
        List<FileGroup> groups = new ArrayList<>();
        List<LineMatch> shown = page(found.lines(), asked.from(), LINES);
        for (int from = 0, to; from < shown.size(); from = to) {
            LineMatch first = shown.get(from);
            to = from + 1;
            while (to < shown.size() && shown.get(to).path().equals(first.path()) && shown.get(to).repository().equals(first.repository())) {
                to++;
            }
            groups.add(new FileGroup(first.repository(), first.path(), Links.file(first.repository(), first.path()),
                    shown.subList(from, to).stream()
                            .map(line -> hit(line.repository(), line.path(), line.line(), Piece.pattern(line.snippet(), pattern)))
                            .toList()));
        }
        boolean more = found.lines().size() > asked.from() + LINES;
        String count = shown.isEmpty() ? "Nothing was found." : count(shown.size(), "line") + (more ? ", and more" : "") + " in "
                + count(groups.size(), "file");
        return new SearchPage(true, count, List.of(), groups, more ? asked.next(LINES) : null,
                found.timedOut() ? "The search took too long; there may be more lines." : null, List.of());
    }

    private static Hit hit(String repository, String path, int line, List<Piece> pieces) {
        return new Hit(line, Links.file(repository, path, line), pieces);
    }

    private static <T> List<T> page(List<T> all, int from, int size) {
        return all.subList(Math.min(from, all.size()), Math.min(from + size, all.size()));
    }

    static String count(long count, String thing) {
        return String.format(Locale.ENGLISH, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }

    /** A viewer that sees no repository, and a name that nothing has, find nothing. */
    private static <T> Answer<T> orNone(Answer<T> answer, T none) {
        return answer instanceof Answer.Nothing<T> nothing && (nothing.hint() instanceof Answer.Hint.NoIndexedRepository
                || nothing.hint() instanceof Answer.Hint.NoSymbol || nothing.hint() instanceof Answer.Hint.NoSymbolAt
                || nothing.hint() instanceof Answer.Hint.NoFile) ? Answer.found(none) : answer;
    }
}

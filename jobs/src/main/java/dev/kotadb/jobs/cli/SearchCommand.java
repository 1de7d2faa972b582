package dev.kotadb.jobs.cli;

import dev.kotadb.parsers.text.CodeQuery;
import dev.kotadb.parsers.text.MatchedLine;
import dev.kotadb.parsers.text.Snippets;
import dev.kotadb.schema.query.QueryFailedException;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.SearchQueries.LineHit;
import dev.kotadb.schema.query.SearchQueries.Scope;
import dev.kotadb.schema.query.SearchQueries.WordHit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = "Find files by words of code, by a piece of text, or by a regular expression.",
        footerHeading = "%nWords find identifiers whole and in parts: HttpResponse, http_response and httpresponse are"
                + " the same word.%nAll words must occur; get* takes every word that begins so, -test must not occur,%n"
                + "\"two words\" must stand so.%n%nExamples:%n",
        footer = {
            "  kota search HttpResponse parse",
            "  kota search '\"not implemented\"' --lang python",
            "  kota search --regex 'catch \\(\\w+ ignored\\)' --repo acme/shop",
            "  kota search --literal '?? 0' --json"
        })
final class SearchCommand implements Callable<Integer> {
    private static final int LINES_OF_A_FILE = 3;
    private static final int MOST_FILES = 20;
    private static final int MOST_LINES = 100;

    private final Console console;
    private final IndexReader.Source index;

    @Mixin
    private final RepositoryChoice repositories = new RepositoryChoice();

    @Mixin
    private final Viewer viewer = new Viewer();

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to look for.")
    private List<String> query = List.of();

    @Option(names = "--regex", description = "QUERY is a regular expression of PostgreSQL's, matched line by line.")
    private boolean regex;

    @Option(names = "--literal", description = "QUERY is found as it stands, letter case included.")
    private boolean literal;

    @Option(names = "--lang", paramLabel = "LANG", description = "Only files in this language: java, tsx, markdown ...")
    private @Nullable String language;

    @Option(names = "--path", paramLabel = "PREFIX", description = "Only files whose path begins so.")
    private String pathPrefix = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many files (20), or lines (100).")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "One JSON object a file or line found.")
    private boolean json;

    SearchCommand(Console console, IndexReader.Source index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        String text = String.join(" ", query);
        if (regex && literal) {
            throw new CommandFailure("--regex and --literal exclude each other", ExitCode.USAGE);
        }
        if (text.isBlank()) {
            throw new CommandFailure("QUERY is empty", ExitCode.USAGE);
        }
        try (IndexReader reader = viewer.open(index)) {
            Repositories chosen = repositories.among(reader);
            SearchQueries queries = reader.search();
            SearchResults results = new SearchResults(console, json, chosen.areSeveral());
            CodeQuery words = CodeQuery.parse(text);
            if (regex) {
                lines(results, pattern(queries, text, scope(chosen, MOST_LINES)));
            } else if (literal || words.isEmpty()) {
                lines(results, queries.literal(text, scope(chosen, MOST_LINES)));
            } else {
                files(results, queries, words, scope(chosen, MOST_FILES));
            }
            results.end();
        }
        return ExitCode.DONE;
    }

    private Scope scope(Repositories chosen, int most) {
        int atMost = limit == null ? most : limit;
        if (atMost < 1) {
            throw new CommandFailure("--limit is " + atMost + "; it has to be 1 or more", ExitCode.USAGE);
        }
        return new Scope(chosen.ids(), language, pathPrefix, atMost);
    }

    private static List<LineHit> pattern(SearchQueries queries, String pattern, Scope scope) {
        try {
            return queries.pattern(pattern, scope);
        } catch (QueryFailedException e) {
            if (e.isInvalidPattern()) {
                throw new CommandFailure("No regular expression: " + pattern + " (" + e.getMessage() + ")",
                        ExitCode.USAGE);
            }
            throw e;
        }
    }

    private static void lines(SearchResults results, List<LineHit> hits) {
        hits.forEach(results::line);
    }

    private static void files(SearchResults results, SearchQueries queries, CodeQuery words, Scope scope) {
        List<WordHit> hits = queries.words(words.tsquery(), words.exactTsquery(), words.phrases(), scope);
        for (WordHit hit : hits) {
            List<MatchedLine> lines = Snippets.words(queries.content(hit.fileId()), words, LINES_OF_A_FILE);
            results.file(hit, lines);
        }
    }
}

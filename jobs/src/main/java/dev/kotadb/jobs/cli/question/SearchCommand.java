package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.jobs.questions.answer.SearchResult.FileMatch;
import dev.kotadb.jobs.questions.answer.SearchResult.LineMatch;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.parsers.text.MatchedLine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = "Find files by words of code, or lines by a piece of text or a regular expression.",
        footerHeading = "%nWords find identifiers whole and in parts: HttpResponse, http_response and httpresponse are"
                + " the same word.%nAll words must occur; get* finds every word that begins so, -test excludes files,%n"
                + "\"two words\" must occur together.%n%n"
                + "Regular expressions are RE2's (see README): \\b \\d \\w \\s \\p{Lu} \\Q..\\E (?i) (?x) *? {2,5} (a|b);%n"
                + "no look-around, no backreferences. ^ and $ are the ends of a line. A pattern that names a line end%n"
                + "(\\n, \\R, (?s)., [\\s\\S]) matches across lines; it is shown at the line where the match begins.%n%n"
                + "Examples:%n",
        footer = {
            "  kota search HttpResponse parse",
            "  kota search '\"not implemented\"' --lang python",
            "  kota search --regex 'catch \\(\\w+ ignored\\)' --repo acme/shop",
            "  kota search --literal '?? 0' --json"
        })
public final class SearchCommand implements Callable<Integer> {
    private final Console console;
    private final IndexSource index;

    @Mixin
    private final RepositoryOption repositories = new RepositoryOption();

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to look for.")
    private List<String> query = List.of();

    @Option(names = "--regex", description = "QUERY is a regular expression.")
    private boolean regex;

    @Option(names = "--literal", description = "QUERY is text to find as it is, in its letter case.")
    private boolean literal;

    @Option(names = "--project", paramLabel = "PROJECT", description = "Only repositories of this project: its name or id.")
    private @Nullable String project;

    @Option(names = "--lang", paramLabel = "LANG", description = "Only files in this language: java, tsx, markdown ...")
    private @Nullable String language;

    @Option(names = "--path", paramLabel = "PREFIX", description = "Only files whose path begins so.")
    private String pathPrefix = "";

    @Option(names = "--limit", paramLabel = "N", description = "Show at most N files (20) or lines (100).")
    private @Nullable Integer limit;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Stop looking for lines after this time and show those found (10).")
    private int timeout;

    @Option(names = "--json", description = "Print one JSON object per file or line.")
    private boolean json;

    public SearchCommand(Console console, IndexSource index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        SearchRequest request = request();
        try (CodeIndex asked = viewer.open(index)) {
            Found<SearchResult> found = Answers.found(asked.search(request));
            boolean withRepository = found.repositories().size() > 1;
            switch (found.value()) {
                case SearchResult.Files files -> show(files.files(), withRepository);
                case SearchResult.Lines lines -> show(lines, withRepository);
            }
        }
        return ExitCode.DONE;
    }

    private SearchRequest request() {
        String text = String.join(" ", query);
        if (regex && literal) {
            throw new CommandFailure("--regex and --literal exclude each other", ExitCode.USAGE);
        }
        if (text.isBlank()) {
            throw new CommandFailure("QUERY is empty", ExitCode.USAGE);
        }
        if (limit != null) {
            LimitCheck.atLeastOne("--limit", limit);
        }
        LimitCheck.atLeastOne("--timeout", timeout);
        Mode mode = regex ? Mode.PATTERN : literal ? Mode.LITERAL : Mode.WORDS;
        return new SearchRequest(
                text, mode, repositories.repository, project, language, pathPrefix, limit, Duration.ofSeconds(timeout));
    }

    private void show(List<FileMatch> files, boolean withRepository) {
        if (json) {
            print(files);
        } else {
            for (FileMatch file : files) {
                for (MatchedLine line : file.lines()) {
                    print(withRepository ? file.repository() : null, file.path(), line.line(), line.column(), line.snippet());
                }
            }
        }
        if (files.isEmpty()) {
            console.err().println("Nothing found.");
        }
    }

    private void show(SearchResult.Lines found, boolean withRepository) {
        if (json) {
            print(found.lines());
        } else {
            for (LineMatch line : found.lines()) {
                print(withRepository ? line.repository() : null, line.path(), line.line(), line.column(), line.snippet());
            }
        }
        if (found.timedOut()) {
            console.err().println("The search ended after " + timeout + " s: there may be more lines. Narrow it with"
                    + " --repo, --lang, --path or more text, or give it more time with --timeout.");
        } else if (found.lines().isEmpty()) {
            console.err().println("Nothing found.");
        }
    }

    private void print(List<? extends Record> objects) {
        try (JsonLines lines = new JsonLines(console.out())) {
            objects.forEach(lines::write);
        }
    }

    private void print(@Nullable String repository, String path, int line, int column, String snippet) {
        String place = (repository == null ? "" : repository + ":") + path + ":" + line + ":" + column;
        console.out().println(console.place(place) + ": " + snippet.strip());
    }
}

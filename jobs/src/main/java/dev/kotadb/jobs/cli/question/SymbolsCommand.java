package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.request.SymbolsRequest;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "symbols",
        description = "Find declarations by name: exact matches, otherwise prefix or substring matches.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota symbols HttpResponse",
            "  kota symbols HttpResponse.parse --kind method",
            "  kota symbols src/store.ts:42",
            "  kota symbols respons --json"
        })
public final class SymbolsCommand implements Callable<Integer> {
    private final Console console;
    private final IndexSource index;

    @Mixin
    private final RepositoryOption repositories = new RepositoryOption();

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Parameters(
            paramLabel = "NAME",
            description = "A name, a qualified name or its end, or PATH:LINE, where the end of the path is enough.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "function, class, interface, type, variable, constant, method, property or enum.")
    private @Nullable String kind;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Show at most N symbols (100).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object per symbol.")
    private boolean json;

    public SymbolsCommand(Console console, IndexSource index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        SymbolsRequest request =
                new SymbolsRequest(name, kind, repositories.repository, LimitCheck.atLeastOne("--limit", limit));
        try (CodeIndex asked = viewer.open(index)) {
            show(Answers.found(asked.symbols(request)));
        }
        return ExitCode.DONE;
    }

    private void show(Found<List<Symbol>> found) {
        if (json) {
            try (JsonLines lines = new JsonLines(console.out())) {
                found.value().forEach(lines::write);
            }
            return;
        }
        for (Symbol each : found.value()) {
            String signature = each.signature();
            console.out().println(console.place(place(each, found.repositories().size() > 1)) + ": " + describe(each)
                    + (signature == null || signature.isEmpty() ? "" : console.faint("  " + signature)));
        }
    }

    static String place(Symbol symbol, boolean withRepository) {
        return (withRepository ? symbol.repository() + ":" : "") + symbol.path() + ":" + symbol.lineStart();
    }

    static String describe(Symbol symbol) {
        String detail = symbol.detail();
        return (detail == null ? symbol.kind() : detail) + " " + symbol.qualifiedName();
    }
}

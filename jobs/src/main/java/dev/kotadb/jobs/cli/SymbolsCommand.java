package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.SymbolQueries.Scope;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "symbols",
        description = "Find declarations by name: those called so, else those whose name begins so or holds it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota symbols HttpResponse",
            "  kota symbols HttpResponse.parse --kind method",
            "  kota symbols src/store.ts:42",
            "  kota symbols respons --json"
        })
final class SymbolsCommand implements Callable<Integer> {
    private final Console console;
    private final IndexReader.Source index;

    @Mixin
    private final RepositoryChoice repositories = new RepositoryChoice();

    @Mixin
    private final Viewer viewer = new Viewer();

    @Parameters(paramLabel = "NAME", description = "A name, a qualified name or its end, or PATH:LINE; of PATH the end will do.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "function, class, interface, type, variable, constant, method, property or enum.")
    private @Nullable String kind;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (100).")
    private int limit;

    @Option(names = "--json", description = "One JSON object a symbol.")
    private boolean json;

    SymbolsCommand(Console console, IndexReader.Source index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        try (IndexReader reader = viewer.open(index)) {
            Repositories chosen = repositories.among(reader);
            String lower = kind == null ? null : kind.toLowerCase(Locale.ROOT);
            Scope scope = new Scope(chosen, lower, limit);
            SymbolLookup lookup = new SymbolLookup(reader.connection(), scope);
            List<SymbolHit> found = lookup.find(name);
            if (found.isEmpty()) {
                found = lookup.findSimilar(name);
            }
            if (found.isEmpty()) {
                throw new CommandFailure("No symbol " + name + " is indexed. Try: kota search " + name);
            }
            show(found, chosen.areSeveral());
        }
        return ExitCode.DONE;
    }

    private void show(List<SymbolHit> found, boolean severalRepositories) {
        if (json) {
            try (JsonLines lines = new JsonLines(console.out())) {
                found.forEach(each -> lines.write(object(each)));
            }
            return;
        }
        for (SymbolHit each : found) {
            String signature = each.signature();
            console.out().println(console.place(place(each, severalRepositories)) + ": " + describe(each)
                    + (signature == null || signature.isEmpty() ? "" : console.faint("  " + signature)));
        }
    }

    static String place(SymbolHit symbol, boolean withRepository) {
        return (withRepository ? symbol.repository() + ":" : "") + symbol.path() + ":" + symbol.lineStart();
    }

    static String describe(SymbolHit symbol) {
        String detail = symbol.detail();
        return (detail == null || detail.isEmpty() ? symbol.kind() : detail) + " " + symbol.qualifiedName();
    }

    static Map<String, @Nullable Object> object(SymbolHit symbol) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("repository", symbol.repository());
        object.put("path", symbol.path());
        object.put("name", symbol.name());
        object.put("kind", symbol.kind());
        object.put("detail", symbol.detail());
        object.put("qualifiedName", symbol.qualifiedName());
        object.put("lineStart", symbol.lineStart());
        object.put("lineEnd", symbol.lineEnd());
        object.put("signature", symbol.signature());
        object.put("documentation", symbol.documentation());
        return object;
    }
}

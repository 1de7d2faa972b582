package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.ReferenceQueries;
import dev.kotadb.schema.query.ReferenceQueries.ReferenceHit;
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
        name = "refs",
        description = "List where a symbol is used, with the kind of use and how sure that is.",
        footerHeading = "%nSure: exact and import follow from the language's rules, heuristic is the only one of that"
                + " name.%n%nExamples:%n",
        footer = {
            "  kota refs HttpResponse",
            "  kota refs HttpResponse.parse --type call",
            "  kota refs src/store.ts:42 --json",
            "  kota refs println --unresolved"
        })
final class RefsCommand implements Callable<Integer> {
    private static final int MOST_SYMBOLS = 50;

    private final Console console;
    private final IndexReader.Source index;

    @Mixin
    private final RepositoryChoice repositories = new RepositoryChoice();

    @Mixin
    private final Viewer viewer = new Viewer();

    @Parameters(paramLabel = "SYMBOL", description = "A name, a qualified name or its end, or PATH:LINE; of PATH the end will do.")
    private String symbol = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "import, call, property_access, type_reference, extends or implements.")
    private @Nullable String type;

    @Option(names = "--unresolved", description = "Also uses of the name that mean no symbol of the index.")
    private boolean unresolved;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000", description = "At most so many a symbol (1000).")
    private int limit;

    @Option(names = "--json", description = "One JSON object a use.")
    private boolean json;

    RefsCommand(Console console, IndexReader.Source index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        try (IndexReader reader = viewer.open(index);
                JsonLines lines = new JsonLines(console.out())) {
            Repositories chosen = repositories.among(reader);
            String ofType = type == null ? null : type.toLowerCase(Locale.ROOT);
            Scope scope = new Scope(chosen, null, MOST_SYMBOLS);
            ReferenceQueries.Scope uses = new ReferenceQueries.Scope(chosen, ofType, limit);
            ReferenceQueries queries = new ReferenceQueries(reader.connection());
            boolean several = chosen.areSeveral();
            List<SymbolHit> symbols = new SymbolLookup(reader.connection(), scope).find(symbol);
            for (SymbolHit each : symbols) {
                show(each, queries.to(each.id(), uses), several, lines);
            }
            List<ReferenceHit> others = unresolved || symbols.isEmpty()
                    ? queries.withoutTarget(SymbolLookup.lastName(symbol), uses)
                    : List.of();
            if (symbols.isEmpty() && others.isEmpty()) {
                throw new CommandFailure("No symbol " + symbol + " is indexed. Try: kota symbols " + symbol);
            }
            show(null, others, several, lines);
        }
        return ExitCode.DONE;
    }

    private void show(
            @Nullable SymbolHit target, List<ReferenceHit> references, boolean several, JsonLines lines) {
        if (json) {
            references.forEach(each -> lines.write(object(target, each)));
        } else if (target != null) {
            console.out().println(console.bold(SymbolsCommand.describe(target)) + "  "
                    + console.faint(SymbolsCommand.place(target, several)));
            print(references, several);
            if (references.isEmpty()) {
                console.out().println("  no use");
            }
        } else if (!references.isEmpty()) {
            console.out().println(console.bold(SymbolLookup.lastName(symbol)) + "  "
                    + console.faint("no symbol of the index, or not known which"));
            print(references, several);
        }
        if (references.size() == limit) {
            console.err().println("Only the first " + limit + " are shown; --limit shows more.");
        }
    }

    private void print(List<ReferenceHit> references, boolean several) {
        for (ReferenceHit each : references) {
            String place = (several ? each.repository() + ":" : "")
                    + each.path() + ":" + each.line() + ":" + each.column();
            String enclosing = each.enclosing();
            console.out().println("  " + console.place(place) + "  " + each.type() + "  " + each.resolution()
                    + (enclosing == null ? "" : console.faint("  in " + enclosing)));
        }
    }

    private static Map<String, @Nullable Object> object(@Nullable SymbolHit target, ReferenceHit reference) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("repository", reference.repository());
        object.put("path", reference.path());
        object.put("line", reference.line());
        object.put("column", reference.column());
        object.put("name", reference.name());
        object.put("referenceType", reference.type());
        object.put("resolution", reference.resolution());
        object.put("enclosing", reference.enclosing());
        object.put("targetPath", target == null ? null : target.path());
        object.put("targetLine", target == null ? null : target.lineStart());
        object.put("targetName", target == null ? null : target.name());
        object.put("targetQualifiedName", target == null ? null : target.qualifiedName());
        return object;
    }
}

package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.ExplainedReference;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.request.ExplainRequest;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "refs",
        description = "List the uses of a symbol, with the kind of use and how certain each is. The symbol may belong to a library"
                + " that is not indexed.",
        footerHeading = "%nCertainty: exact and import follow from the language's rules; heuristic means that only one"
                + " symbol has the name; dispatched through another, that the other is used, which this one overrides or implements.%n%nExamples:%n",
        footer = {
            "  kota refs HttpResponse",
            "  kota refs HttpResponse.parse --type call",
            "  kota refs src/store.ts:42 --json",
            "  kota refs 'java.util.List#add' --all",
            "  kota refs println --unresolved",
            "  kota refs src/store.ts:42 --explain"
        })
public final class RefsCommand implements Callable<Integer> {
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d{1,9})(?::\\d+)?");

    private final Console console;
    private final IndexSource index;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final RepositoryOption repositories = new RepositoryOption();

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Parameters(
            paramLabel = "SYMBOL",
            description = "A name, a qualified name or its end, or PATH:LINE, where the end of the path is enough. A method's"
                    + " name without parameters means all its overloads.")
    private String symbol = "";

    @Option(
            names = "--all",
            description = "Read every repository that you may see; this is the default without --repo.")
    private boolean all;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "import, call, property_access, type_reference, extends or implements.")
    private @Nullable String type;

    @Option(
            names = "--explain",
            description = "For FILE:LINE: tell why each reference of that line was resolved as it was: what was looked up for it,"
                    + " the type of its receiver, the candidates and why they were rejected.")
    private boolean explain;

    @Option(names = "--unresolved", description = "Also list uses of the name whose target is not in the index.")
    private boolean unresolved;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Show at most N uses per symbol (1000).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object per use.")
    private boolean json;

    public RefsCommand(Console console, IndexSource index, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
        this.index = index;
    }

    @Override
    public Integer call() {
        if (all && repositories.repository != null) {
            throw new ParameterException(spec.commandLine(), "Give --all or --repo, not both");
        }
        if (explain) {
            explain();
            return ExitCode.DONE;
        }
        ReferencesRequest request = new ReferencesRequest(
                symbol, type, repositories.repository, unresolved, LimitCheck.atLeastOne("--limit", limit));
        try (CodeIndex asked = viewer.open(index);
                JsonLines lines = new JsonLines(console.out())) {
            Found<List<SymbolUses>> found = Answers.found(asked.references(request));
            found.value().forEach(each -> show(each, found.repositories().size() > 1, lines));
        }
        return ExitCode.DONE;
    }

    private void explain() {
        Matcher place = PLACE.matcher(symbol);
        if (!place.matches()) {
            throw new ParameterException(spec.commandLine(), "--explain takes FILE:LINE, not " + symbol);
        }
        ExplainRequest request = new ExplainRequest(
                place.group(1), LimitCheck.atLeastOne("the line", Integer.parseInt(place.group(2))), repositories.repository,
                environment.getOrDefault("KOTA_INDEX_LIBRARIES", ""));
        try (CodeIndex asked = viewer.open(index);
                JsonLines lines = new JsonLines(console.out())) {
            List<ExplainedReference> explained = Answers.found(asked.explain(request)).value();
            if (json) {
                explained.forEach(lines::write);
            } else {
                ExplanationText.print(console, symbol, explained);
            }
        }
    }

    private void show(SymbolUses symbolUses, boolean withRepository, JsonLines lines) {
        if (json) {
            symbolUses.uses().forEach(lines::write);
        } else {
            Symbol target = symbolUses.target();
            ExternalHit external = symbolUses.external();
            if (target == null && external != null) {
                console.out().println(console.bold(external.qualifiedName()) + "  " + console.faint(describe(external)));
            } else if (target == null) {
                console.out().println(console.bold(symbolUses.name()) + "  "
                        + console.faint("no symbol of the index, or not known which"));
            } else {
                console.out().println(console.bold(SymbolsCommand.describe(target)) + "  "
                        + console.faint(SymbolsCommand.place(target, withRepository || external != null)));
            }
            symbolUses.uses().forEach(use -> print(use, withRepository));
            if (symbolUses.uses().isEmpty()) {
                console.out().println("  no use");
            }
        }
        if (symbolUses.limited()) {
            console.err().println("Only the first " + limit + " are shown; --limit shows more.");
        }
    }

    private static String describe(ExternalHit external) {
        String provider = external.packageName();
        String version = external.version();
        return "not indexed; " + external.scheme() + (provider == null ? "" : " " + provider)
                + (version == null ? "" : " " + version);
    }

    private void print(Use use, boolean withRepository) {
        String place = (withRepository ? use.repository() + ":" : "") + use.path() + ":" + use.line() + ":" + use.column();
        String enclosing = use.enclosing();
        String through = use.through() == null ? "" : " through " + use.through();
        console.out().println("  " + console.place(place) + "  " + use.referenceType() + "  " + use.resolution() + through
                + (enclosing == null ? "" : console.faint("  in " + enclosing)));
    }
}

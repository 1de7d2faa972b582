package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.answer.Impact;
import dev.kotadb.jobs.questions.answer.Impact.Dependent;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "impact",
        description = "Show what a change of a symbol or a file may break: what depends on it, directly or through others.",
        footerHeading = "%nA dependent uses the one before it; or overrides it; or is dispatched: it uses a method which the one"
                + " before overrides, so that it may run it. Dependents in other repositories that you may see are found, too, by the"
                + " names of what they import. Uses whose target is not known are not followed; kota refs NAME --unresolved lists"
                + " them.%n%nExamples:%n",
        footer = {
            "  kota impact HttpResponse.parse",
            "  kota impact src/store.ts:42 --depth 2",
            "  kota impact src/store.ts --json"
        })
public final class ImpactCommand implements Callable<Integer> {
    private final Console console;
    private final IndexSource index;

    @Mixin
    private final RepositoryOption repositories = new RepositoryOption();

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Parameters(
            paramLabel = "SYMBOL-or-FILE",
            description = "A name, a qualified name or its end, PATH:LINE, or a file; the end of a path is enough.")
    private String subject = "";

    @Option(names = "--depth", paramLabel = "N", defaultValue = "5", description = "Follow up to N steps (5).")
    private int depth;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000", description = "Find at most N dependents (1000).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object per dependent.")
    private boolean json;

    public ImpactCommand(Console console, IndexSource index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        ImpactRequest request = new ImpactRequest(
                subject, repositories.repository, LimitCheck.atLeastOne("--depth", depth),
                LimitCheck.atLeastOne("--limit", limit));
        try (CodeIndex asked = viewer.open(index);
                JsonLines lines = new JsonLines(console.out())) {
            Impact impact = Answers.found(asked.impact(request)).value();
            if (json) {
                impact.dependents().forEach(lines::write);
            } else {
                show(impact);
            }
            tellLimits(impact);
        }
        return ExitCode.DONE;
    }

    private void show(Impact impact) {
        String place = impact.line() == null ? "" : "  " + console.faint(impact.path() + ":" + impact.line());
        console.out().println(console.bold(impact.subject()) + place);
        impact.dependents().forEach(each -> print(each, impact.repository()));
        console.out().printf(Locale.ROOT, "%,d dependents in %,d files%n", impact.dependents().size(), impact.files());
    }

    private void print(Dependent each, String subject) {
        String symbol = each.symbol();
        String declared = each.declared();
        StringBuilder how = new StringBuilder(each.reason());
        if (!each.referenceTypes().isEmpty()) {
            how.append(": ").append(String.join(", ", each.referenceTypes()));
        }
        if (declared != null) {
            how.append(" of ").append(declared);
        } else if (!each.certain()) {
            how.append(", perhaps: matched by its name");
        }
        if (each.through().size() > 1) {
            how.append(", through ").append(each.through().getLast());
        }
        String repository = each.repository().equals(subject) ? "" : each.repository() + ":";
        console.out().println("  ".repeat(each.depth()) + console.place(repository + each.path() + ":" + each.line()) + "  "
                + (symbol == null ? "" : symbol + "  ") + console.faint(how.toString()));
    }

    private void tellLimits(Impact impact) {
        if (impact.limited()) {
            console.err().println("There are more than " + limit + " dependents, or very many uses; --limit shows more.");
        } else if (impact.deeper()) {
            console.err().println("There is more beyond " + depth + " steps; --depth shows more.");
        }
    }
}

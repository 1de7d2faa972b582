package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.questions.answer.ExplainedReference;
import dev.kotadb.jobs.questions.answer.ExplainedReference.Step;
import java.util.List;

/** Shows why references are resolved as they are. */
final class ExplanationText {
    private ExplanationText() {}

    static void print(Console console, String place, List<ExplainedReference> explained) {
        for (ExplainedReference each : explained) {
            console.out().println(console.bold(each.name()) + "  " + each.referenceType() + "  "
                    + console.place(each.path() + ":" + each.line() + ":" + each.column()));
            List<Step> steps = each.steps().stream().filter(step -> tells(step, each)).toList();
            for (Step step : steps) {
                String kind = step.kind().equals("lookup") ? "looked up " : step.kind().equals("candidate") ? "candidate " : "";
                console.out().println("  " + kind + step.subject() + ": " + step.outcome());
            }
            if (steps.isEmpty()) {
                console.out().println("  the resolver tells nothing of it");
            }
            String target = each.targetName() == null ? "" : " " + each.targetName();
            String path = each.targetPath() == null ? "" : "  " + console.place(each.targetPath());
            console.out().println("  = " + console.bold(each.resolution()) + target + path);
            if (each.stored() != null) {
                console.out().println("  the index has: " + each.stored() + "; another version of the program, other jars, or more of the file, decided");
            }
        }
        if (explained.isEmpty()) {
            console.out().println("no reference at " + place);
        }
    }

    /** Types that a rule looked at in passing and did not find say nothing; --json has them. */
    private static boolean tells(Step step, ExplainedReference of) {
        return !step.kind().equals("lookup") || !step.outcome().equals("nothing") || step.subject().contains(of.name());
    }
}

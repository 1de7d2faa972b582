package dev.kotadb.jobs.cli.validate;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.validate.ValidationReport;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import java.util.List;
import java.util.Locale;

/** The checklist for people, line by line as the checks run. */
final class ChecklistText {
    private static final int MOST_PROBLEMS = 20;
    private static final int TITLE = 50;

    private final Console console;

    ChecklistText(Console console) {
        this.console = console;
    }

    void show(CheckReport check) {
        switch (check.result()) {
            case CheckResult.Passed passed -> line("✓", check, passed.detail());
            case CheckResult.Failed failed -> problems("✗", check, failed.problems());
            case CheckResult.Warned warned -> problems("!", check, warned.problems());
            case CheckResult.Skipped skipped -> line("-", check, "skipped: " + skipped.reason());
        }
        console.out().flush();
    }

    void sum(ValidationReport report) {
        console.out().println();
        console.out().println(console.bold(report.isSound() ? "Sound" : "Not sound") + ": " + report.passed() + " passed, "
                + report.failed() + " failed, " + report.warned() + (report.warned() == 1 ? " warning, " : " warnings, ")
                + report.skipped() + " skipped; "
                + String.format(Locale.ROOT, "%.1f s", report.took().toMillis() / 1000.0));
    }

    private void line(String mark, CheckReport check, String detail) {
        String gap = " ".repeat(Math.max(2, TITLE - check.title().length()));
        console.out().println(mark + " " + check.title() + gap + console.faint(detail));
    }

    private void problems(String mark, CheckReport check, List<Problem> problems) {
        console.out().println(mark + " " + console.bold(check.title()));
        for (int i = 0; i < Math.min(problems.size(), MOST_PROBLEMS); i++) {
            String remedy = problems.get(i).remedy();
            console.out().println("    " + problems.get(i).what());
            if (i + 1 == Math.min(problems.size(), MOST_PROBLEMS) || !problems.get(i + 1).remedy().equals(remedy)) {
                console.out().println("    → " + remedy);
            }
        }
        if (problems.size() > MOST_PROBLEMS) {
            console.out().println("    and " + (problems.size() - MOST_PROBLEMS) + " more; --json tells all");
        }
    }
}

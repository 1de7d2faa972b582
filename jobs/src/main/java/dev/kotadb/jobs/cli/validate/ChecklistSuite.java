package dev.kotadb.jobs.cli.validate;

import dev.kotadb.jobs.cli.junit.JUnitCase;
import dev.kotadb.jobs.cli.junit.JUnitSuite;
import dev.kotadb.jobs.validate.ValidationReport;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The checklist as a suite with a test case per check. */
final class ChecklistSuite {
    private ChecklistSuite() {}

    static JUnitSuite of(String url, ValidationReport report) {
        return new JUnitSuite("validate-instance", Map.of("url", url), report.startedAt(), report.took(),
                report.checks().stream().map(check -> testCase(check, report.strict())).toList());
    }

    private static JUnitCase testCase(CheckReport check, boolean strict) {
        JUnitCase.Outcome outcome = switch (check.result()) {
            case CheckResult.Passed passed -> new JUnitCase.Passed(passed.detail());
            case CheckResult.Failed failed -> failure("failed", failed.problems());
            case CheckResult.Warned warned -> strict
                    ? failure("warning", warned.problems())
                    : new JUnitCase.Passed("warning: " + text(warned.problems()));
            case CheckResult.Skipped skipped -> new JUnitCase.Skipped(skipped.reason());
        };
        return new JUnitCase(check.group(), check.name(), outcome, check.took());
    }

    private static JUnitCase.Failed failure(String type, List<Problem> problems) {
        return new JUnitCase.Failed(
                type, problems.stream().map(Problem::what).collect(Collectors.joining("; ")), text(problems));
    }

    private static String text(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.what() + "\n→ " + problem.remedy())
                .collect(Collectors.joining("\n"));
    }
}

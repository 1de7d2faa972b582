package dev.kotadb.jobs.cli.validate;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.validate.ValidationReport;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checklist as one JSON object. */
final class ChecklistJson {
    private ChecklistJson() {}

    static void write(Console console, String url, ValidationReport report) {
        try (JsonLines lines = new JsonLines(console.out())) {
            lines.begin();
            lines.field("url", url);
            lines.field("sound", report.isSound());
            lines.field("strict", report.strict());
            lines.field("startedAt", report.startedAt());
            lines.field("milliseconds", report.took().toMillis());
            lines.field("passed", report.passed());
            lines.field("failed", report.failed());
            lines.field("warned", report.warned());
            lines.field("skipped", report.skipped());
            lines.field("checks", report.checks().stream().map(ChecklistJson::object).toList());
            lines.end();
        }
    }

    private static Map<String, @Nullable Object> object(CheckReport check) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("group", check.group());
        object.put("name", check.name());
        object.put("title", check.title());
        object.put("status", status(check.result()));
        object.put("milliseconds", check.took().toMillis());
        switch (check.result()) {
            case CheckResult.Passed passed -> object.put("detail", passed.detail());
            case CheckResult.Failed failed -> object.put("problems", problems(failed.problems()));
            case CheckResult.Warned warned -> object.put("problems", problems(warned.problems()));
            case CheckResult.Skipped skipped -> object.put("detail", skipped.reason());
        }
        return object;
    }

    private static String status(CheckResult result) {
        return switch (result) {
            case CheckResult.Passed _ -> "passed";
            case CheckResult.Failed _ -> "failed";
            case CheckResult.Warned _ -> "warned";
            case CheckResult.Skipped _ -> "skipped";
        };
    }

    private static List<Map<String, String>> problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> {
                    Map<String, String> object = new LinkedHashMap<>();
                    object.put("what", problem.what());
                    object.put("remedy", problem.remedy());
                    return object;
                })
                .toList();
    }
}

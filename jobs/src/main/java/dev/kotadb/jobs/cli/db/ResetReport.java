package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.admin.instance.Instance;
import dev.kotadb.schema.admin.reset.ResetResult;
import dev.kotadb.schema.admin.reset.ResetSurvey;
import dev.kotadb.schema.admin.reset.ResetSurvey.ForeignObject;
import dev.kotadb.schema.admin.reset.ResetSurvey.Table;
import dev.kotadb.schema.admin.server.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints what a reset will drop, and what it did. */
final class ResetReport {
    private final Console console;
    private final Instance instance;
    private final Database database;

    ResetReport(Console console, Instance instance, Database database) {
        this.console = console;
        this.instance = instance;
        this.database = database;
    }

    /** To standard error: it comes before a question. */
    void tellWhatWillBeLost(ResetSurvey survey, boolean dropForeign) {
        console.err().println("Reset of " + console.instance(instance, instance.name()) + ", " + database.url());
        survey.interrupted().ifPresent(mark -> console.err().println("  A reset that began at " + mark.began()
                + " was interrupted; this one completes it." + (mark.seed() ? " It had the option --seed." : "")));
        if (survey.isEmpty()) {
            console.err().println("  Nothing will be lost.");
        } else {
            console.err().printf("  %-36s %15s %10s%n", "will be lost", "rows", "size");
            survey.tables().stream().filter(table -> !isEmpty(table)).forEach(table -> console.err()
                    .printf("  %-36s %15s %10s%n", table.name(), rows(table), size(table.bytes())));
            long empty = survey.tables().stream().filter(ResetReport::isEmpty).count();
            console.err().printf(
                    "  %-36s %15s %10s%n", empty + " empty tables, " + survey.functions() + " functions", "", "");
            console.err().printf("  %-36s %15s %10s%n", "in all", "", size(survey.bytes()));
        }
        if (survey.keepsUsers()) {
            console.err().println("  auth.users belongs to the platform and keeps all its rows.");
        }
        survey.foreign().forEach(object -> console.err()
                .println("  " + object.kind() + " " + object.name() + " is not KotaDB's: "
                        + (dropForeign ? console.bold("dropped, too") : "kept")));
    }

    void print(ResetResult result) {
        console.out().println(console.instance(instance, instance.name()) + " is reset: "
                + result.droppedTables().size() + " tables dropped, " + result.migrations().size() + " migrations applied"
                + (result.seeded() ? ", test data inserted" : ""));
        result.keptForeign().forEach(object -> console.out()
                .println("  kept " + object.kind() + " " + object.name() + ", which is not KotaDB's"));
        result.droppedForeign().forEach(object -> console.out()
                .println("  dropped " + object.kind() + " " + object.name() + ", which was not KotaDB's"));
    }

    void printJson(ResetSurvey survey, ResetResult result) {
        try (JsonLines lines = new JsonLines(console.out())) {
            lines.begin();
            lines.field("instance", instance.name());
            lines.field("url", database.url());
            lines.field("lost", survey.tables().stream().map(ResetReport::object).toList());
            lines.field("bytes", survey.bytes());
            lines.field("keptForeign", objects(result.keptForeign()));
            lines.field("droppedForeign", objects(result.droppedForeign()));
            lines.field("migrations", result.migrations());
            lines.field("seeded", result.seeded());
            lines.end();
        }
    }

    private static boolean isEmpty(Table table) {
        return table.rows() != null && table.rows() == 0;
    }

    private static Map<String, @Nullable Object> object(Table table) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("table", table.name());
        object.put("rows", table.rows());
        object.put("estimated", table.estimated());
        object.put("bytes", table.bytes());
        return object;
    }

    private static List<Map<String, Object>> objects(List<ForeignObject> objects) {
        return objects.stream()
                .map(object -> Map.<String, Object>of("kind", object.kind(), "name", object.name()))
                .toList();
    }

    private static String rows(Table table) {
        return table.rows() == null
                ? "unknown"
                : (table.estimated() ? "about " : "") + String.format(Locale.ROOT, "%,d", table.rows());
    }

    private static String size(long bytes) {
        if (bytes < 1 << 20) {
            return (bytes >> 10) + " kB";
        }
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1073741824.0);
    }
}

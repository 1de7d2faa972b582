package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.SafeText;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.publication.StatisticsTable;
import dev.kotadb.schema.index.publication.StatisticsTable.Problem;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a person, or a program, is told when a run has ended. */
final class IndexSummary {
    private static final int PROBLEMS = 5;
    private static final int KINDS = 5;
    private static final double MEGABYTE = 1_000_000.0;
    private static final double MILLIS = 1000.0;

    private final Console console;
    private final IndexResult result;
    private final double seconds;
    private final Database database;
    private final JsonNode stats;

    IndexSummary(Console console, IndexResult result, double seconds, Database database) {
        this.console = console;
        this.result = result;
        this.seconds = seconds;
        this.database = database;
        this.stats = JsonMapper.shared().readTree(result.statsJson());
    }

    /** {@code {"job", "repository", "status", "error", "seconds", "stats": {...}}} on one line. */
    void printJson() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("job", result.job().toString());
        json.put("repository", result.repository());
        json.put("status", result.status().sqlName());
        json.put("error", result.error());
        json.put("seconds", seconds);
        json.set("stats", stats);
        console.out().println(json);
    }

    void print() {
        switch (result.status()) {
            case COMPLETED -> printIndexed();
            case SKIPPED -> console.out().printf(Locale.ROOT, "%s is unchanged: %s, nothing to do (%.1f s)%n",
                    console.bold(result.repository()), files(), seconds);
            default -> console.err().println("kota: job " + result.job() + " " + result.status().sqlName() + ": "
                    + Objects.requireNonNullElse(result.error(), "no reason was recorded"));
        }
    }

    private void printIndexed() {
        console.out().printf(Locale.ROOT, "%s indexed in %.1f s%n%n", console.bold(result.repository()), seconds);
        row("files", files() + "; " + list(stats.path("changes"), KINDS));
        row("outcomes", list(stats.path("outcomes"), KINDS));
        long setAside = stats.path("set_aside").asLong();
        if (setAside > 0) {
            row("set aside", String.format(Locale.ROOT,
                    "%,d: a process died twice while parsing such a file; --retry-poison tries it again", setAside));
        }
        row("languages", list(stats.path("languages"), KINDS));
        row("symbols", total(stats.path("symbols"), KINDS));
        row("references", total(stats.path("references"), KINDS));
        row("resolved", resolved());
        row("edges", list(stats.path("edges"), 2));
        long cycles = stats.path("cycles").asLong();
        row("cycles", cycles == 1
                ? "1 group of files that import each other"
                : String.format(Locale.ROOT, "%,d groups of files that import each other", cycles));
        row("seconds", steps());
        row("database", (database.embedded() ? "embedded PostgreSQL, " : "") + database.url());
        printProblems();
        printNext();
    }

    private void row(String label, String text) {
        console.out().printf(Locale.ROOT, "  %-11s %s%n", label, text);
    }

    private String files() {
        return String.format(Locale.ROOT, "%,d files, %.1f MB", sum(stats.path("outcomes")),
                stats.path("bytes").asLong() / MEGABYTE);
    }

    /** Resolved is what has a target, of all that does not lie outside the repository. */
    private String resolved() {
        JsonNode kinds = stats.path("resolutions");
        long found = Stream.of("exact", "import", "heuristic").mapToLong(kind -> kinds.path(kind).asLong()).sum();
        long inside = sum(kinds) - kinds.path("external").asLong();
        String share = inside == 0 ? "no references into the repository"
                : String.format(Locale.ROOT, "%.1f %% of %,d that are not external", 100.0 * found / inside, inside);
        return share + "; " + list(kinds, KINDS + 1);
    }

    private String steps() {
        Map<String, Double> steps = new LinkedHashMap<>();
        for (IndexStep step : EnumSet.complementOf(EnumSet.of(IndexStep.OPEN))) {
            steps.put(step.sqlName(), stats.path("milliseconds").path(step.sqlName()).asLong() / MILLIS);
        }
        return steps.entrySet().stream()
                .map(step -> String.format(Locale.ROOT, "%s %.1f", step.getKey(), step.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void printProblems() {
        List<Problem> problems = new StatisticsTable(database.dataSource()).problems(result.job(), PROBLEMS);
        if (!problems.isEmpty()) {
            console.out().printf("%nNot read as a whole (more of them: kota jobs %s):%n", result.job());
            problems.forEach(each -> console.out().printf("  %s %s: %s%n",
                    each.outcome(), console.place(SafeText.oneLine(each.path())), each.reason()));
        }
    }

    private void printNext() {
        String repository = result.repository();
        console.out().printf("%nTry next:%n  kota search 'some words' --repo %s%n  kota symbols NAME --repo %s%n"
                + "  kota refs NAME --repo %s%n  kota deps --cycles --repo %s%n",
                repository, repository, repository, repository);
    }

    private static String total(JsonNode counts, int most) {
        return String.format(Locale.ROOT, "%,d: %s", sum(counts), list(counts, most));
    }

    /** The largest counts, and what the others add up to. */
    private static String list(JsonNode counts, int most) {
        List<Map.Entry<String, JsonNode>> sorted = counts.properties().stream()
                .sorted((a, b) -> Long.compare(b.getValue().asLong(), a.getValue().asLong()))
                .toList();
        String text = sorted.stream()
                .limit(most)
                .map(each -> String.format(Locale.ROOT, "%s %,d", each.getKey(), each.getValue().asLong()))
                .collect(Collectors.joining(", "));
        long rest = sorted.stream().skip(most).mapToLong(each -> each.getValue().asLong()).sum();
        return text.isEmpty() ? "none" : rest == 0 ? text : text + String.format(Locale.ROOT, ", others %,d", rest);
    }

    private static long sum(JsonNode counts) {
        return counts.properties().stream().mapToLong(each -> each.getValue().asLong()).sum();
    }
}

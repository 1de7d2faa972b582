package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.JobQueries;
import dev.kotadb.schema.query.JobQueries.Job;
import dev.kotadb.schema.query.JobQueries.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "jobs",
        description = "List the latest jobs, or show one with its statistics and the files it could not read.",
        footerHeading = "%nExamples:%n",
        footer = {"  kota jobs", "  kota jobs --status failed", "  kota jobs 0199f3c2", "  kota jobs --json"})
final class JobsCommand implements Callable<Integer> {
    private static final int MOST_TROUBLES = 50;

    private final Console console;
    private final IndexReader.Source index;

    @Mixin
    private final RepositoryChoice repositories = new RepositoryChoice();

    @Mixin
    private final Viewer viewer = new Viewer();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "A job's id, or the beginning of it.")
    private @Nullable String id;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "pending, processing, completed, failed, skipped or stopped.")
    private @Nullable String status;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many (20).")
    private int limit;

    @Option(names = "--json", description = "One JSON object a job.")
    private boolean json;

    JobsCommand(Console console, IndexReader.Source index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        try (IndexReader reader = viewer.open(index)) {
            JobQueries queries = new JobQueries(reader.connection());
            if (id == null) {
                list(queries.latest(repositoryIds(reader), status, limit));
            } else {
                show(queries, JobIds.find(queries, id));
            }
        }
        return ExitCode.DONE;
    }

    private List<String> repositoryIds(IndexReader reader) {
        return repositories.repository == null
                ? List.of()
                : repositories.among(reader).ids().stream()
                        .map(UUID::toString)
                        .toList();
    }

    private void list(List<Job> jobs) {
        if (json) {
            try (JsonLines lines = new JsonLines(console.out())) {
                jobs.forEach(each -> lines.write(object(each)));
            }
            return;
        }
        for (Job each : jobs) {
            console.out().printf(
                    Locale.ROOT,
                    "%s  %-10s  %8s  %s  %s%s%n",
                    console.place(each.id()),
                    each.status(),
                    duration(each.seconds()),
                    each.createdAt().substring(0, 19),
                    each.repository(),
                    each.error() == null ? "" : "  " + firstLine(each.error()));
        }
        if (jobs.isEmpty()) {
            console.err().println("No job yet.");
        }
    }

    private void show(JobQueries queries, Job job) {
        List<Outcome> troubles = queries.troubles(job.id(), MOST_TROUBLES);
        if (json) {
            Map<String, @Nullable Object> object = object(job);
            object.put("troubles", troubles.stream().map(JobsCommand::object).toList());
            try (JsonLines lines = new JsonLines(console.out())) {
                lines.write(object);
            }
            return;
        }
        line("job", job.id());
        line("repository", job.repository());
        line("status", job.status());
        line("ref", job.ref());
        line("commit", job.commit());
        line("created", job.createdAt());
        line("took", duration(job.seconds()));
        line("error", job.error());
        JsonMapper mapper = JsonMapper.shared();
        section("parameters", mapper.readTree(job.metadata()), "");
        section("statistics", mapper.readTree(job.stats()), "");
        if (!troubles.isEmpty()) {
            console.out().println(console.bold("files not read, or not wholly"));
            troubles.forEach(each -> console.out().println("  " + console.place(each.path()) + "  " + each.outcome()
                    + " (" + each.stage() + "): " + each.reason()));
        }
    }

    private void line(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            console.out().printf("%-12s%s%n", name, value);
        }
    }

    private void section(String title, JsonNode node, String indent) {
        if (!node.isObject() || node.isEmpty()) {
            return;
        }
        console.out().println(indent + console.bold(title));
        node.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                section(entry.getKey(), entry.getValue(), indent + "  ");
            } else {
                console.out().printf("%s  %-22s %s%n", indent, entry.getKey(), value(entry.getValue()));
            }
        });
    }

    private static String value(JsonNode node) {
        return node.isIntegralNumber()
                ? String.format(Locale.ROOT, "%,d", node.asLong())
                : node.isValueNode() ? node.asString() : node.toString();
    }

    private static String duration(@Nullable Double seconds) {
        return seconds == null ? "" : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static Map<String, @Nullable Object> object(Outcome outcome) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("path", outcome.path());
        object.put("outcome", outcome.outcome());
        object.put("stage", outcome.stage());
        object.put("reason", outcome.reason());
        object.put("milliseconds", outcome.milliseconds());
        return object;
    }

    private static Map<String, @Nullable Object> object(Job job) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", job.id());
        object.put("repository", job.repository());
        object.put("ref", job.ref());
        object.put("status", job.status());
        object.put("commit", job.commit());
        object.put("createdAt", job.createdAt());
        object.put("startedAt", job.startedAt());
        object.put("completedAt", job.completedAt());
        object.put("seconds", job.seconds());
        object.put("error", job.error());
        object.put("parameters", new JsonLines.Raw(job.metadata()));
        object.put("stats", new JsonLines.Raw(job.stats()));
        return object;
    }
}

package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.JobsRequest;
import dev.kotadb.schema.query.Job;
import dev.kotadb.schema.query.Job.FileOutcome;
import java.util.List;
import java.util.Locale;
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
    private final Console console;
    private final IndexSource index;

    @Mixin
    private final RepositoryOption repositories = new RepositoryOption();

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "A job's id, or the beginning of it.")
    private @Nullable String id;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "pending, processing, completed, failed, skipped or stopped.")
    private @Nullable String status;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Show at most N jobs (20).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object per job.")
    private boolean json;

    JobsCommand(Console console, IndexSource index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        JobsRequest request =
                new JobsRequest(repositories.repository, status, LimitCheck.atLeastOne("--limit", limit));
        try (CodeIndex asked = viewer.open(index)) {
            if (id == null) {
                list(Answers.found(asked.jobs(request)).value());
            } else {
                show(Answers.found(asked.job(id)).value());
            }
        }
        return ExitCode.DONE;
    }

    private void list(List<Job> jobs) {
        if (json) {
            print(jobs);
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

    private void print(List<Job> jobs) {
        try (JsonLines lines = new JsonLines(console.out())) {
            jobs.forEach(lines::write);
        }
    }

    private void show(Job job) {
        if (json) {
            print(List.of(job));
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
        section("parameters", mapper.readTree(job.parameters().text()), "");
        section("statistics", mapper.readTree(job.stats().text()), "");
        List<FileOutcome> troubles = job.troubles();
        if (troubles != null && !troubles.isEmpty()) {
            console.out().println(console.bold("files not read, or only in part"));
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
}

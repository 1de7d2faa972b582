package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.schema.query.job.Job;
import dev.kotadb.schema.query.job.Job.FileOutcome;
import dev.kotadb.schema.query.job.Job.Queue;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "jobs",
        description = "List the latest jobs: where each runs, how far it is, what it waits for or why it ended. With an id, show"
                + " one with its statistics, its earlier attempts and the files it could not read.",
        footerHeading = "%nExamples:%n",
        footer = {"  kota jobs", "  kota jobs --status failed", "  kota jobs 0199f3c2", "  kota jobs retry 0199f3c2", "  kota jobs --json"})
public final class JobsCommand implements Callable<Integer> {
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

    public JobsCommand(Console console, IndexSource index) {
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
                    remark(each));
        }
        if (jobs.isEmpty()) {
            console.err().println("No job yet.");
        }
    }

    /** What a job that is not over does or waits for; why another one ended. */
    private static String remark(Job job) {
        String why = job.error() == null ? "" : "  " + firstLine(job.error());
        Queue queue = job.queue();
        return switch (job.status()) {
            case "pending" -> "  waits " + queue.waits() + why;
            case "processing" -> "  " + Stream.of(
                            progress(queue),
                            queue.worker() == null ? null : "at " + queue.worker(),
                            queue.stale() ? "STALE: silent since " + since(queue) : null)
                    .filter(part -> part != null)
                    .collect(Collectors.joining(", "));
            default -> why;
        };
    }

    private static String since(Queue queue) {
        return queue.heartbeatAt() == null ? "its start" : queue.heartbeatAt().substring(0, 19);
    }

    private static @Nullable String progress(Queue queue) {
        if (queue.progress() == null) {
            return null;
        }
        JsonNode progress = JsonMapper.shared().readTree(queue.progress().text());
        long files = progress.path("files").asLong();
        return progress.path("step").asString()
                + (files == 0 ? "" : String.format(Locale.ROOT, " %,d of %,d files", progress.path("done").asLong(), files));
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
        showQueue(job);
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

    private void showQueue(Job job) {
        Queue queue = job.queue();
        line("attempt", queue.attempt() == 0 ? null : String.valueOf(queue.attempt()));
        line("worker", queue.worker());
        line("progress", progress(queue));
        line("heartbeat", queue.heartbeatAt() == null || !job.status().equals("processing")
                ? null
                : since(queue) + (queue.stale() ? " (stale)" : ""));
        line("waits", queue.waits());
        JsonNode history = JsonMapper.shared().readTree(queue.history().text());
        if (!history.isEmpty()) {
            console.out().println(console.bold("earlier"));
            history.forEach(entry -> console.out().printf("  attempt %s, %s, %s: %s: %s%n",
                    entry.path("attempt").asString(), entry.path("at").asString().substring(0, 19),
                    entry.path("worker").asString("no worker"), entry.path("status").asString(),
                    entry.path("reason").asString()));
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

package dev.kotadb.jobs.serve.page.view;

import dev.kotadb.jobs.serve.answers.HiddenPaths;
import dev.kotadb.jobs.serve.answers.Timestamps;
import dev.kotadb.schema.query.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job in a table.
 *
 * @param state how it is, with where it is or what it waits for
 * @param kind of the state: a class of the style sheet
 * @param changes how many files were added, modified or deleted
 * @param error without paths of the server; empty if there is none
 */
public record JobRow(
        String id, String repository, String repositoryLink, String ref, String state, String kind, String changes, String created,
        String took, String error) {
    public static JobRow of(Job job, Instant now) {
        String error = HiddenPaths.in(job.error());
        return new JobRow(job.id(), job.repository(), Links.repository(job.repository()), job.ref() == null ? "" : job.ref(),
                state(job), kind(job), changes(job), Ages.since(Timestamps.instant(job.createdAt()), now),
                job.seconds() == null ? "" : String.format(Locale.ROOT, "%.1f s", job.seconds()), error == null ? "" : error);
    }

    private static String state(Job job) {
        if (job.queue().waits() != null) {
            return "waits " + job.queue().waits();
        }
        if (job.status().equals("processing") && job.queue().progress() != null) {
            JsonNode progress = JsonMapper.shared().readTree(job.queue().progress().text());
            long files = progress.path("files").asLong(0);
            return progress.path("step").asString("processing") + (files == 0 ? "" : " " + progress.path("done").asLong(0) + " of " + files)
                    + (job.queue().stale() ? ", its process does not answer" : "");
        }
        return job.status();
    }

    private static String kind(Job job) {
        return switch (job.status()) {
            case "completed", "skipped" -> "good";
            case "failed" -> "fail";
            case "stopped" -> "warn";
            default -> "open";
        };
    }

    private static String changes(Job job) {
        JsonNode changes = JsonMapper.shared().readTree(job.stats().text()).path("changes");
        return List.of("added", "modified", "deleted").stream()
                .filter(each -> changes.path(each).asLong(0) > 0)
                .map(each -> changes.path(each).asLong(0) + " " + each)
                .collect(Collectors.joining(", "));
    }
}

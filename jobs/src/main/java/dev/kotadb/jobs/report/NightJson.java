package dev.kotadb.jobs.report;

import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.RepositoryNight;
import dev.kotadb.schema.nightly.RepositoryNight.Size;
import dev.kotadb.schema.nightly.RepositoryResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as one JSON object, as commands print it and hooks receive it. */
public final class NightJson {
    private NightJson() {}

    public static ObjectNode of(NightReport report) {
        NightlyRunRow run = report.run();
        ObjectNode object = JsonMapper.shared().createObjectNode();
        object.put("run", run.id().toString());
        object.put("trigger", run.trigger().sqlName());
        object.put("status", run.status().sqlName());
        object.put("error", run.error());
        object.put("started_at", run.startedAt().toString());
        object.put("ended_at", text(run.endedAt()));
        object.put("zone", run.zone());
        object.put("seconds", seconds(report.duration()));
        object.put("repositories", report.repositories().size());
        for (CheckOutcome outcome : CheckOutcome.values()) {
            object.put(outcome.sqlName(), report.count(outcome));
        }
        object.put("indexed", report.count(RepositoryResult.INDEXED));
        object.put("added", report.added().size());
        object.put("failed", report.count(RepositoryResult.FAILED));
        object.put("open", report.count(RepositoryResult.OPEN));
        ArrayNode problems = object.putArray("problems");
        report.problems().forEach(each -> addProblem(problems.addObject(), each));
        ArrayNode slow = object.putArray("slow");
        report.slow().forEach(each -> addTimes(slow.addObject(), each));
        ArrayNode grown = object.putArray("grown");
        report.grown().forEach(each -> addSizes(grown.addObject(), each));
        ArrayNode shrunk = object.putArray("shrunk");
        report.shrunk().forEach(each -> addSizes(shrunk.addObject(), each));
        return object;
    }

    private static void addProblem(ObjectNode problem, RepositoryNight night) {
        addJob(problem, night);
        problem.put("outcome", night.outcome().sqlName());
        problem.put("job_status", night.jobStatus() == null ? null : night.jobStatus().sqlName());
        problem.put("reason", night.problem());
    }

    private static void addTimes(ObjectNode slow, RepositoryNight night) {
        addJob(slow, night);
        slow.put("seconds", night.took() == null ? null : seconds(night.took()));
        slow.put("seconds_before", night.tookBefore() == null ? null : seconds(night.tookBefore()));
    }

    private static void addSizes(ObjectNode changed, RepositoryNight night) {
        addJob(changed, night);
        addSize(changed, "", night.size());
        addSize(changed, "_before", night.before());
    }

    private static void addSize(ObjectNode object, String suffix, @Nullable Size size) {
        if (size != null) {
            object.put("files" + suffix, size.files());
            object.put("symbols" + suffix, size.symbols());
        }
    }

    private static void addJob(ObjectNode object, RepositoryNight night) {
        object.put("repository", night.repository());
        object.put("job", night.job() == null ? null : night.job().toString());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

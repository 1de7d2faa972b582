package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Result;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The result of a run as one JSON object, as commands print it and hooks receive it. */
public final class NightJson {
    private NightJson() {}

    public static ObjectNode of(NightResult night) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        object.put("run", night.run().toString());
        object.put("trigger", night.trigger().sqlName());
        object.put("status", night.status().sqlName());
        object.put("error", night.error());
        object.put("seconds", night.duration().toMillis() / 1000.0);
        object.put("repositories", night.results().size());
        for (CheckOutcome outcome : CheckOutcome.values()) {
            object.put(outcome.sqlName(), night.count(outcome));
        }
        object.put("indexed", night.indexed());
        object.put("failed", night.failed());
        object.put("open", night.open());
        for (Result result : night.problems()) {
            ObjectNode problem = object.withArray("problems").addObject();
            problem.put("repository", result.repository());
            problem.put("outcome", result.outcome().sqlName());
            problem.put("job", result.job() == null ? null : result.job().toString());
            problem.put("job_status", result.jobStatus() == null ? null : result.jobStatus().sqlName());
            problem.put("reason", result.jobStatus() == null ? result.reason() : result.jobError());
        }
        object.withArray("problems");
        return object;
    }
}

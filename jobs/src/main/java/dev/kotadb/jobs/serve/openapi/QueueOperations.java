package dev.kotadb.jobs.serve.openapi;

import static dev.kotadb.jobs.serve.openapi.Schemas.ID;
import static dev.kotadb.jobs.serve.openapi.Schemas.NUMBER;
import static dev.kotadb.jobs.serve.openapi.Schemas.TEXT;
import static dev.kotadb.jobs.serve.openapi.Schemas.TIME;
import static dev.kotadb.jobs.serve.openapi.Schemas.TRUTH;
import static dev.kotadb.jobs.serve.openapi.Schemas.field;
import static dev.kotadb.jobs.serve.openapi.Schemas.list;
import static dev.kotadb.jobs.serve.openapi.Schemas.number;
import static dev.kotadb.jobs.serve.openapi.Schemas.object;
import static dev.kotadb.jobs.serve.openapi.Schemas.optional;
import static dev.kotadb.jobs.serve.openapi.Schemas.orNull;
import static dev.kotadb.jobs.serve.openapi.Schemas.ordered;

import dev.kotadb.jobs.serve.openapi.Operation.Parameter;
import java.util.Map;

/** The routes that put jobs into the queue again. */
public final class QueueOperations {
    public static final int DEFAULT_FAILED = 50;
    public static final int MOST_FAILED = 100;

    public static final Operation FAILED = Operation.get("/admin/jobs/failed", "The operator's: jobs of all tenants that failed",
            object(field("jobs", list(object(
                            field("id", ID), field("repository_id", ID), field("commit_sha", orNull(TEXT)), field("ref", orNull(TEXT)),
                            field("error", orNull(TEXT)), field("failed_at", orNull(TIME)), field("retry_count", NUMBER)))),
                    field("limit", NUMBER), field("offset", NUMBER), field("total", NUMBER)),
            new Parameter("limit", "How many jobs; a larger number counts as the largest.", false, number(1, MOST_FAILED, DEFAULT_FAILED)),
            new Parameter("offset", "How many jobs are left out before.", false, ordered("type", "integer", "minimum", 0, "default", 0)));
    public static final Operation RETRY = Operation.change("POST", "/admin/jobs/{id}/retry",
            "The operator's: return a failed or stopped job to the queue", Map.of(),
            object(field("message", TEXT), field("job_id", ID)), new Parameter("id", "The id of a job.", true, ID));
    public static final Operation REINDEX = Operation.change("POST", "/api/auto-reindex",
            "Ask for new indexes of the repositories in projects, if they are old; once in 30 minutes", Map.of(),
            object(field("triggered", TRUTH), field("jobCount", NUMBER), field("jobIds", list(ID)), optional("reason", TEXT)));

    private QueueOperations() {}
}

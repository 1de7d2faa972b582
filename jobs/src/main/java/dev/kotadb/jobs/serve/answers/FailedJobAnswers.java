package dev.kotadb.jobs.serve.answers;

import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.job.JobQueueTable.Failed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Jobs of all tenants that failed, for the operator. */
public final class FailedJobAnswers {
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final JobQueueTable queue;

    public FailedJobAnswers(DataSource dataSource) {
        this.queue = new JobQueueTable(dataSource);
    }

    public Map<String, @Nullable Object> list(int limit, int offset) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("jobs", queue.failed(limit, offset).stream().map(FailedJobAnswers::fields).toList());
        fields.put("limit", limit);
        fields.put("offset", offset);
        fields.put("total", queue.failedCount());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Failed job) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", job.id());
        fields.put("repository_id", job.repositoryId());
        fields.put("commit_sha", job.commitSha());
        fields.put("ref", job.ref());
        fields.put("error", HiddenPaths.in(job.errorMessage()));
        fields.put("failed_at", job.completedAt() == null ? null : job.completedAt().toInstant());
        fields.put("retry_count", job.failures());
        return fields;
    }

    /** Returns the job to the queue. */
    public Map<String, @Nullable Object> retry(String id) {
        if (!ID.matcher(id).matches() || !queue.retry(UUID.fromString(id))) {
            throw Problem.notFound("Job not found or not eligible for retry");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("message", "Job requeued for retry");
        fields.put("job_id", id);
        return fields;
    }
}

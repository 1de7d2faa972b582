package dev.kotadb.jobs.serve.mcp;

import static dev.kotadb.jobs.serve.mcp.Schema.arguments;
import static dev.kotadb.jobs.serve.mcp.Schema.object;
import static dev.kotadb.jobs.serve.mcp.Schema.optional;
import static dev.kotadb.jobs.serve.mcp.Schema.required;
import static dev.kotadb.jobs.serve.mcp.Schema.text;
import static dev.kotadb.jobs.serve.mcp.Schema.textOrNull;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.answers.JobAnswers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tools about jobs. */
final class JobTools {
    private final JobAnswers jobs;

    JobTools(JobAnswers jobs) {
        this.jobs = jobs;
    }

    List<Tool> tools() {
        return List.of(
                new Tool("index_repository", "Index a repository",
                        "Ask the workers to index a repository. The answer's runId is for get_index_job_status.",
                        arguments(
                                required("repository", text("A registered repository, owner/repo of GitHub, or an https or ssh URL.")),
                                optional("ref", text("A branch, tag or commit; by default the default branch.")),
                                optional("localPath", text("A directory of the server, if it is for a single user."))),
                        object(
                                required("runId", text("the job's id")),
                                required("status", text("pending")),
                                required("message", text("what happens next"))),
                        false, this::index),
                new Tool("get_index_job_status", "Get the status of a job",
                        "Tell whether a job waits, is worked on or has ended, and how.",
                        arguments(required("runId", text("The runId of index_repository."))),
                        object(
                                required("runId", text("the job's id")),
                                required("status", text("pending, processing, completed, failed, skipped or stopped")),
                                required("repository_id", text("id")),
                                required("error_message", textOrNull("why it failed"))),
                        true, this::status));
    }

    private Map<String, @Nullable Object> index(Viewer viewer, Arguments given) {
        UUID job = jobs.enqueue(viewer,
                new JobAnswers.Wanted(given.required("repository"), given.text("ref"), given.text("localPath")));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("runId", job);
        answer.put("status", "pending");
        answer.put("message", "A worker begins the job as soon as it can; get_index_job_status tells how it is");
        return answer;
    }

    private Map<String, @Nullable Object> status(Viewer viewer, Arguments given) {
        Map<String, @Nullable Object> record = jobs.record(viewer, given.required("runId")).fields();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        record.forEach((name, value) -> answer.put(name.equals("id") ? "runId" : name, value));
        return answer;
    }
}

package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Answer.Nothing;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.jobs.source.SourceException;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.Owner;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.job.Job;
import dev.kotadb.schema.query.job.JobRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks for jobs, and tells how they are. */
public final class JobAnswers {
    private static final int PRIORITY = 0;
    private static final int LONGEST_REF = 255;
    private static final Pattern NAME = Pattern.compile("(?!\\.+/)[\\w.-]{1,100}/(?!\\.+$)[\\w.-]{1,100}");
    private static final Pattern REMOTE = Pattern.compile("(?i)(?:https|ssh)://\\S{1,1000}|[\\w.-]+@[\\w.-]+:\\S{1,1000}");
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Reads reads;
    private final JobQueueTable queue;
    private final RepositoriesTable repositories;
    private final ApiKeysTable keys;

    public JobAnswers(Reads reads, DataSource dataSource) {
        this.reads = reads;
        this.queue = new JobQueueTable(dataSource);
        this.repositories = new RepositoriesTable(dataSource);
        this.keys = new ApiKeysTable(dataSource);
    }

    /**
     * A request to index a repository.
     *
     * @param repository the name or id of a registered repository; otherwise {@code owner/repo} of GitHub, or a remote's URL
     * @param ref null for the default branch
     * @param localPath a directory of this machine, which only the owner may name; null for a remote
     */
    public record Wanted(String repository, @Nullable String ref, @Nullable String localPath) {}

    private record Target(UUID repository, String location) {}

    /** Puts a job into the queue, unless the same waits already; its id. */
    public UUID enqueue(Viewer viewer, Wanted wanted) {
        String ref = wanted.ref;
        if (ref != null && (ref.isBlank() || ref.length() > LONGEST_REF || ref.startsWith("-") || !ref.equals(ref.strip()))) {
            throw Problem.badRequest("Field 'ref' must be a branch, tag or commit");
        }
        Target target = wanted.localPath == null ? remote(viewer, wanted.repository) : directory(viewer, wanted);
        IndexRequest request = new IndexRequest(target.location, null, ref, false);
        return queue.enqueue(target.repository, ref, JsonMapper.shared().writeValueAsString(request), PRIORITY).id();
    }

    private Target directory(Viewer viewer, Wanted wanted) {
        if (!(viewer instanceof Viewer.Owner)) {
            throw Problem.forbidden("Field 'localPath' is for the single-user mode");
        }
        if (!NAME.matcher(wanted.repository).matches()) {
            throw Problem.badRequest("Field 'repository' must be owner/repo");
        }
        SourceLocation location = parse(String.valueOf(wanted.localPath), "Field 'localPath' must be a readable directory");
        if (location.host().isPresent()) {
            throw Problem.badRequest("Field 'localPath' must be a readable directory");
        }
        return new Target(repositories.ensureLocal(wanted.repository, location.text()).id(), location.text());
    }

    private Target remote(Viewer viewer, String repository) {
        boolean named = NAME.matcher(repository).matches();
        if (named || ID.matcher(repository).matches()) {
            Answer<Repository> registered = reads.ask(viewer, index -> index.registered(repository));
            if (!(registered instanceof Nothing)) {
                Repository found = Reads.required(registered).value();
                return new Target(found.id(), found.gitUrl());
            }
        }
        if (!named && !REMOTE.matcher(repository).matches()) {
            throw Problem.badRequest("Field 'repository' must be owner/repo, the id of a repository, or an https or ssh URL");
        }
        String url = named ? "https://github.com/" + repository + ".git" : repository;
        SourceLocation location = parse(url, "Field 'repository' must be the URL of a git repository");
        return new Target(ensure(viewer, location), location.text());
    }

    private UUID ensure(Viewer viewer, SourceLocation location) {
        return switch (viewer) {
            case Viewer.Owner owner -> repositories.ensureLocal(location.defaultName(), location.text()).id();
            case Viewer.User user -> {
                UUID owner = keys.findUser(user.name()).orElseThrow(() -> Problem.notFound("The user does not exist"));
                yield repositories.ensure(new Owner(owner, null), location.defaultName(), location.text()).id();
            }
        };
    }

    private static SourceLocation parse(String text, String otherwise) {
        try {
            return SourceLocation.parse(text);
        } catch (SourceException e) {
            throw Problem.badRequest(otherwise);
        }
    }

    /** @throws Problem also for the job of another tenant */
    public JobRecord job(Viewer viewer, String id) {
        if (!ID.matcher(id).matches()) {
            throw Problem.notFound("Job not found");
        }
        return reads.found(viewer, index -> index.jobRecord(UUID.fromString(id))).value();
    }

    public Body record(Viewer viewer, String id) {
        JobRecord job = job(viewer, id);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", job.id());
        fields.put("repository_id", job.repositoryId());
        fields.put("ref", job.ref());
        fields.put("status", job.status());
        fields.put("started_at", job.startedAt());
        fields.put("completed_at", job.completedAt());
        fields.put("error_message", HiddenPaths.in(job.errorMessage()));
        fields.put("stats", job.stats());
        fields.put("queue_job_id", job.queueJobId());
        fields.put("commit_sha", job.commitSha());
        fields.put("retry_count", job.retryCount());
        fields.put("created_at", job.createdAt());
        return Body.of(fields);
    }

    /** The latest jobs, without what tells about the machine that runs them. */
    public Body latest(Viewer viewer, @Nullable String repository, @Nullable String status, Page page) {
        Found<List<Job>> found = reads.found(
                viewer, index -> index.jobs(new JobsRequest(repository, status, page.needed())));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("results", page.of(found.value()).stream().map(JobAnswers::summary).toList());
        page.addNext(fields, found.value().size());
        return Body.of(fields);
    }

    private static Map<String, @Nullable Object> summary(Job job) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", job.id());
        fields.put("repository", job.repository());
        fields.put("ref", job.ref());
        fields.put("status", job.status());
        fields.put("commit", job.commit());
        fields.put("createdAt", Timestamps.instant(job.createdAt()));
        fields.put("startedAt", Timestamps.instant(job.startedAt()));
        fields.put("completedAt", Timestamps.instant(job.completedAt()));
        fields.put("seconds", job.seconds());
        fields.put("attempt", job.queue().attempt());
        fields.put("error", HiddenPaths.in(job.error()));
        return fields;
    }
}

package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Subject;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.schema.query.Snapshot;
import dev.kotadb.schema.query.job.Job;
import dev.kotadb.schema.query.job.JobQueries;
import dev.kotadb.schema.query.job.JobRecord;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds the records of jobs. */
final class JobLookup {
    private static final int MOST_TROUBLES = 50;

    private final JobQueries queries;

    JobLookup(Snapshot snapshot) {
        this.queries = new JobQueries(snapshot);
    }

    Answer<List<Job>> latest(JobsRequest request, Lookups lookups) {
        return request.repository() == null
                ? Lookups.answer(() -> Answer.found(latest(List.of(), request)))
                : lookups.among(request.repository(), repositories -> Answer.found(latest(repositories.ids(), request)));
    }

    private List<Job> latest(List<UUID> repositories, JobsRequest request) {
        return queries.latest(repositories, request.status(), request.limit());
    }

    Answer<Job> job(String startOfId) {
        return Lookups.answer(() -> {
            List<Job> found = queries.starting(startOfId.toLowerCase(Locale.ROOT));
            return switch (found.size()) {
                case 0 -> Answer.nothing(new Hint.NoJob(startOfId));
                case 1 -> Answer.found(queries.withTroubles(found.getFirst(), MOST_TROUBLES));
                default -> new Ambiguous<>(Subject.JOB, startOfId, found.stream().map(Job::id).toList());
            };
        });
    }

    Answer<JobRecord> record(UUID id) {
        return Lookups.answer(() ->
                queries.record(id).map(Answer::found).orElseGet(() -> Answer.nothing(new Hint.NoJob(id.toString()))));
    }
}

package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.JobQueries;
import dev.kotadb.schema.query.JobQueries.Job;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds the job that a user means by the beginning of its id. */
final class JobIds {
    private JobIds() {}

    static UUID find(IndexReader.Source index, String id) {
        try (IndexReader reader = index.open()) {
            return UUID.fromString(find(new JobQueries(reader.connection()), id).id());
        }
    }

    static Job find(JobQueries queries, String id) {
        List<Job> found = queries.starting(id.toLowerCase(Locale.ROOT));
        if (found.size() != 1) {
            throw new CommandFailure(
                    found.isEmpty()
                            ? "No job has the id " + id + ". The latest are listed by: kota jobs"
                            : "Several jobs have an id that begins with " + id + "; give more of it.");
        }
        return found.getFirst();
    }
}

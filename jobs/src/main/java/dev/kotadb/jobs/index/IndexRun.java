package dev.kotadb.jobs.index;

import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.staging.RunTables;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at indexing a repository, as its {@code index_jobs} row describes it: any process can read it.
 *
 * @param firstAttempt the attempt that began anew, which this one goes on with
 * @param commit the commit that an earlier attempt has read; null if there was none
 */
public record IndexRun(
        UUID id,
        int attempt,
        int firstAttempt,
        RepositoryRow repository,
        IndexRequest request,
        @Nullable String commit) {
    /** The job's name. */
    public static final String JOB = "index-repository";

    /** The job parameter that carries the run's id, which is that of its {@code index_jobs} row. */
    public static final String PARAMETER = "run";

    public RunTables tables() {
        return new RunTables(id);
    }

    /** The same run with the request as it was made, which may hold a password that no table keeps. */
    public IndexRun with(IndexRequest made) {
        return new IndexRun(id, attempt, firstAttempt, repository, made, commit);
    }
}

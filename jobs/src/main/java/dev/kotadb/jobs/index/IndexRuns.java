package dev.kotadb.jobs.index;

import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.job.IndexJobsTable.NewJob;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.StagingTables;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runs that the database describes. */
@Component
public final class IndexRuns {
    private final IndexJobsTable jobs;
    private final RepositoriesTable repositories;
    private final StagingTables staging;
    private final PlanTable plan;
    private final IndexSettings settings;

    IndexRuns(
            IndexJobsTable jobs,
            RepositoriesTable repositories,
            StagingTables staging,
            PlanTable plan,
            IndexSettings settings) {
        this.jobs = jobs;
        this.repositories = repositories;
        this.staging = staging;
        this.plan = plan;
        this.settings = settings;
    }

    /** Returns the local user's repository of this name; creates it if there is none. */
    public RepositoryRow repository(String fullName, String location) {
        return repositories.ensureLocal(fullName, location);
    }

    /** Reads a run. @throws RunRefusedException if there is no such job */
    public IndexRun find(UUID id) {
        IndexJobRow row = row(id);
        RepositoryRow repository = repositories.find(row.repositoryId()).orElseThrow();
        return new IndexRun(id, row.attempt(), row.firstAttempt(), repository, request(row, repository), row.commit());
    }

    /** Reads a run's record. @throws RunRefusedException if there is no such job */
    public IndexJobRow row(UUID id) {
        return jobs.find(id).orElseThrow(() -> new RunRefusedException("no job " + id + "; 'kota jobs' lists them"));
    }

    /** What the run was asked to do. Another program may have asked for no more than the repository and a ref or commit. */
    private static IndexRequest request(IndexJobRow row, RepositoryRow repository) {
        JsonNode given = JsonMapper.shared().readTree(row.metadata());
        return new IndexRequest(
                given.path("location").isString() ? given.path("location").asString() : repository.gitUrl(),
                given.path("name").isString() ? given.path("name").asString() : null,
                row.ref(),
                given.path("full").asBoolean(false),
                given.path("acceptLoss").asBoolean(false),
                given.path("retryPoison").asBoolean(false),
                given.path("libraries").isString() ? given.path("libraries").asString() : null,
                given.path("fetchLibraries").asBoolean(false));
    }

    /**
     * Records a new run. It supersedes other runs of the repository whose process died; the caller holds the repository's
     * lock.
     *
     * @param recorded the request without secrets
     */
    public IndexRun create(RepositoryRow repository, IndexRequest recorded, @Nullable UUID queueJob) {
        UUID id = UUID.randomUUID();
        jobs.supersede(repository.id(),
                "its process died; superseded by job " + id + ", which uses what it had parsed");
        staging.dropOthers(repository.id(), id);
        staging.dropAbandoned(settings.stagingRetention());
        jobs.create(newJob(id, repository, recorded, queueJob));
        return find(id);
    }

    /** The record of a new run of this process. */
    public static NewJob newJob(UUID id, RepositoryRow repository, IndexRequest recorded, @Nullable UUID queueJob) {
        return new NewJob(id, repository.id(), recorded.ref(), queueJob,
                JsonMapper.shared().writeValueAsString(recorded), LanguageVersions.all(), ThisProcess.NAME);
    }

    /**
     * Begins another attempt at a run that this process has from the queue, after which writes of earlier attempts are
     * refused; the caller holds the repository's lock.
     */
    public IndexRun claim(UUID id) {
        jobs.claim(id, ThisProcess.NAME);
        return claimed(id);
    }

    /** The same for a run that this process was told to go on with; it takes the job from the queue. */
    public IndexRun claimWithTask(UUID id) {
        jobs.claimWithTask(id, ThisProcess.NAME);
        return claimed(id);
    }

    private IndexRun claimed(UUID id) {
        IndexRun run = find(id);
        staging.dropOthers(run.repository().id(), id);
        return run;
    }

    /** Records that the attempt begins anew, since there is nothing to go on with. */
    public IndexRun begin(IndexRun run) {
        jobs.begin(run.id(), run.attempt(), LanguageVersions.all());
        return find(run.id());
    }

    /** Whether the run's plan is there to go on with, made by a program with the same versions of all languages. */
    public boolean isStaged(IndexRun run) {
        return Objects.equals(row(run.id()).versions(), LanguageVersions.all())
                && staging.hasPlan(run.tables()) && plan.hasFiles(run.tables());
    }
}

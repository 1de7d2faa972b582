package dev.kotadb.jobs.prune;

import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.source.OldMirrors;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable;
import dev.kotadb.schema.index.repository.OldRecords;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.ParseMarksTable;
import dev.kotadb.schema.index.staging.StagingTables;
import dev.kotadb.schema.index.staging.SuspectContentsTable;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The job {@code prune}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PruneSettings.class)
class PruneJobConfiguration {
    static final String JOB = "prune";
    static final String DRY_RUN = "dryRun";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    PruneJobConfiguration(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Bean
    Job pruneJob(
            PruneSettings settings,
            IndexSettings indexing,
            FileFactsTable facts,
            ExternalSymbolsTable externals,
            SuspectContentsTable suspects,
            ParseMarksTable marks,
            StagingTables staging,
            DataSource dataSource,
            Path kotaHome) {
        OldRecords records = new OldRecords(dataSource);
        OldMirrors mirrors = new OldMirrors(kotaHome);
        int page = settings.pageRows();
        return new JobBuilder(JOB, repository)
                .start(step(PrunedKind.FACTS, new PruneStep(
                        () -> facts.countUnneeded(indexing.factsRetention()),
                        () -> deleteFacts(facts, indexing, page))))
                .next(step(PrunedKind.SUSPECTS, new PruneStep(
                        () -> suspects.countOld(indexing.factsRetention()) + marks.countOld(indexing.factsRetention()),
                        () -> suspects.deleteOld(indexing.factsRetention(), page)
                                + marks.deleteOld(indexing.factsRetention(), page))))
                .next(step(PrunedKind.JOBS, new PruneStep(
                        () -> records.countJobs(settings.jobAge(), settings.jobsPerRepository()),
                        () -> records.deleteJobs(settings.jobAge(), settings.jobsPerRepository(), page))))
                .next(step(PrunedKind.EXECUTIONS, new PruneStep(
                        () -> records.countExecutions(settings.executionAge()),
                        () -> records.deleteExecutions(settings.executionAge(), page))))
                .next(step(PrunedKind.NIGHTS, new PruneStep(
                        () -> records.countNights(settings.jobAge()),
                        () -> records.deleteNights(settings.jobAge(), page))))
                .next(step(PrunedKind.RATE_COUNTERS, new PruneStep(
                        () -> records.countRateCounters(settings.rateCounterAge()),
                        () -> records.deleteRateCounters(settings.rateCounterAge(), page))))
                .next(step(PrunedKind.STAGING, new PruneStep(
                        () -> staging.countAbandoned(indexing.stagingRetention()),
                        () -> staging.dropAbandoned(indexing.stagingRetention()))))
                // Behind the staging tables, whose references mean such symbols.
                .next(step(PrunedKind.EXTERNALS, new PruneStep(
                        () -> externals.countUnneeded(externalsRetention(indexing)),
                        () -> externals.prune(externalsRetention(indexing), page))))
                .next(step(PrunedKind.MIRRORS, new PruneStep(
                        () -> mirrors.count(settings.mirrorAge()),
                        () -> mirrors.remove(settings.mirrorAge()))))
                .build();
    }

    /** A page of old facts that are all needed deletes nothing, and is followed by others. */
    private static int deleteFacts(FileFactsTable facts, IndexSettings indexing, int page) {
        FileFactsTable.Pruned pruned;
        do {
            pruned = facts.prune(indexing.factsRetention(), page);
        } while (pruned.deleted() == 0 && pruned.looked() > 0);
        return pruned.deleted();
    }

    /** A run may publish what it has resolved until its staging tables are dropped. */
    private static Duration externalsRetention(IndexSettings indexing) {
        Duration resumable = indexing.stagingRetention().plusDays(2);
        return indexing.factsRetention().compareTo(resumable) > 0 ? indexing.factsRetention() : resumable;
    }

    private Step step(PrunedKind kind, PruneStep tasklet) {
        return new StepBuilder(kind.key(), repository).tasklet(tasklet, transactions).build();
    }
}

package dev.kotadb.jobs.index;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.schema.index.DeclarationsTable;
import dev.kotadb.schema.index.FileFactsTable;
import dev.kotadb.schema.index.GraphStatements;
import dev.kotadb.schema.index.IndexJobsTable;
import dev.kotadb.schema.index.LookupsTable;
import dev.kotadb.schema.index.MaintenanceStatements;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.RepositoriesTable;
import dev.kotadb.schema.index.StagingTables;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The job {@code index-repository}: reads a repository into the index. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IndexSettings.class)
class IndexRepositoryJobConfiguration {
    static final String JOB = "index-repository";

    /** The job parameter that carries the run's id, which is that of its {@code index_jobs} row. */
    static final String RUN = "run";

    private static final String THE_RUN = "#{jobParameters['run']}";
    private static final String THE_BUCKET = "#{stepExecutionContext['bucket']}";

    @Bean
    Job indexRepositoryJob(
            JobRepository repository,
            RunRecorder recorder,
            Step openStep,
            Step planStep,
            Step parseStep,
            Step declareStep,
            Step resolveStep,
            Step graphStep,
            Step publishStep,
            Step refreshStep) {
        return new JobBuilder(JOB, repository)
                .listener(recorder)
                .start(openStep)
                .next(planStep)
                .next(parseStep)
                .next(declareStep)
                .next(resolveStep)
                .next(graphStep)
                .next(publishStep)
                .next(refreshStep)
                .build();
    }

    @Bean
    Step openStep(
            JobRepository repository, PlatformTransactionManager transactions, @Qualifier("open") Tasklet tasklet) {
        return new StepBuilder("open", repository).tasklet(tasklet, transactions).allowStartIfComplete(true).build();
    }

    @Bean
    Step planStep(
            JobRepository repository, PlatformTransactionManager transactions, @Qualifier("plan") Tasklet tasklet) {
        return new StepBuilder("plan", repository).tasklet(tasklet, transactions).build();
    }

    @Bean
    Step parseStep(
            JobRepository repository,
            @Qualifier("parseBuckets") Partitioner buckets,
            Step parseBucketStep,
            AsyncTaskExecutor indexThreads,
            PhaseListener phases,
            IndexSettings settings) {
        return new StepBuilder("parse", repository)
                .listener(phases)
                .partitioner("parse", buckets)
                .step(parseBucketStep)
                .gridSize(settings.buckets())
                .taskExecutor(indexThreads)
                .build();
    }

    @Bean
    Step parseBucketStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("pendingPages") ItemReader<PageReader.Page> reader,
            ItemProcessor<PageReader.Page, ParsedPage> parseProcessor,
            ItemWriter<ParsedPage> parseWriter) {
        return new StepBuilder("parse", repository)
                .<PageReader.Page, ParsedPage>chunk(1)
                .transactionManager(transactions)
                .reader(reader)
                .processor(parseProcessor)
                .writer(parseWriter)
                .build();
    }

    @Bean
    Step declareStep(
            JobRepository repository, PlatformTransactionManager transactions, @Qualifier("declare") Tasklet tasklet) {
        return new StepBuilder("declare", repository).tasklet(tasklet, transactions).build();
    }

    @Bean
    Step resolveStep(
            JobRepository repository,
            @Qualifier("resolveBuckets") Partitioner buckets,
            Step resolveBucketStep,
            AsyncTaskExecutor indexThreads,
            PhaseListener phases,
            PublicationStart publication,
            IndexSettings settings) {
        return new StepBuilder("resolve", repository)
                .listener(phases)
                .listener(publication)
                .partitioner("resolve", buckets)
                .step(resolveBucketStep)
                .gridSize(settings.buckets())
                .taskExecutor(indexThreads)
                .build();
    }

    @Bean
    Step resolveBucketStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("parsedPages") ItemReader<PageReader.Page> reader,
            ItemProcessor<PageReader.Page, ResolvedPage> resolveProcessor,
            ItemWriter<ResolvedPage> resolveWriter) {
        return new StepBuilder("resolve", repository)
                .<PageReader.Page, ResolvedPage>chunk(1)
                .transactionManager(transactions)
                .reader(reader)
                .processor(resolveProcessor)
                .writer(resolveWriter)
                .build();
    }

    @Bean
    Step graphStep(
            JobRepository repository, PlatformTransactionManager transactions, @Qualifier("graph") Tasklet tasklet) {
        return new StepBuilder("graph", repository).tasklet(tasklet, transactions).build();
    }

    @Bean
    Step publishStep(
            JobRepository repository, PlatformTransactionManager transactions, @Qualifier("publish") Tasklet tasklet) {
        return new StepBuilder("publish", repository).tasklet(tasklet, transactions).build();
    }

    @Bean
    Step refreshStep(
            JobRepository repository, PlatformTransactionManager transactions, @Qualifier("refresh") Tasklet tasklet) {
        return new StepBuilder("refresh", repository).tasklet(tasklet, transactions).build();
    }

    @Bean
    @StepScope
    Tasklet open(IndexRuns runs, @Value(THE_RUN) UUID run, IndexJobsTable jobs, @Qualifier("kotaHome") Path home) {
        return new OpenStep(runs.get(run), jobs, home);
    }

    @Bean
    @StepScope
    Tasklet plan(IndexRuns runs, @Value(THE_RUN) UUID run, PlanTable plan, DataSource dataSource, IndexSettings settings) {
        return new PlanStep(runs.get(run), plan, dataSource, settings);
    }

    @Bean
    @StepScope
    Tasklet declare(
            IndexRuns runs, @Value(THE_RUN) UUID run, PlanTable plan, DeclarationsTable declarations, LookupsTable lookups) {
        return new DeclareStep(runs.get(run), plan, declarations, lookups);
    }

    @Bean
    @StepScope
    Tasklet graph(IndexRuns runs, @Value(THE_RUN) UUID run, GraphStatements graph) {
        return new GraphStep(runs.get(run), graph);
    }

    @Bean
    @StepScope
    Tasklet publish(
            IndexRuns runs, @Value(THE_RUN) UUID run,
            PlanTable plan,
            RepositoriesTable repositories,
            PublicationStart publication) {
        IndexRun at = runs.get(run);
        return new PublishStep(at, plan, repositories, () -> publication.begin(at));
    }

    @Bean
    @StepScope
    Tasklet refresh(
            IndexRuns runs, @Value(THE_RUN) UUID run,
            PlanTable plan,
            MaintenanceStatements maintenance,
            PlatformTransactionManager transactions,
            AsyncTaskExecutor indexThreads) {
        return new RefreshStep(runs.get(run), plan, maintenance, new TransactionTemplate(transactions), indexThreads);
    }

    @Bean
    @StepScope
    Partitioner parseBuckets(IndexRuns runs, @Value(THE_RUN) UUID run, PlanTable plan) {
        return new BucketPartitioner(runs.get(run), plan);
    }

    @Bean
    @StepScope
    Partitioner resolveBuckets(IndexRuns runs, @Value(THE_RUN) UUID run, PlanTable plan) {
        return new BucketPartitioner(runs.get(run), plan);
    }

    @Bean
    @StepScope
    ItemReader<PageReader.Page> pendingPages(
            IndexRuns runs, @Value(THE_RUN) UUID run, PlanTable plan, IndexSettings settings, @Value(THE_BUCKET) int bucket) {
        return new PageReader(runs.get(run), plan, settings, bucket, PlanTable.PENDING);
    }

    @Bean
    @StepScope
    ItemReader<PageReader.Page> parsedPages(
            IndexRuns runs, @Value(THE_RUN) UUID run, PlanTable plan, IndexSettings settings, @Value(THE_BUCKET) int bucket) {
        return new PageReader(runs.get(run), plan, settings, bucket, PlanTable.PARSED);
    }

    @Bean
    @StepScope
    ItemProcessor<PageReader.Page, ParsedPage> parseProcessor(
            IndexRuns runs, @Value(THE_RUN) UUID run, FileFactsTable facts, Parsers parsers, IndexSettings settings) {
        return new ParseProcessor(runs.get(run), facts, parsers, settings);
    }

    @Bean
    @StepScope
    ItemWriter<ParsedPage> parseWriter(
            IndexRuns runs, @Value(THE_RUN) UUID run,
            FileFactsTable facts,
            StagingTables staging,
            PlanTable plan,
            IndexMetrics metrics) {
        return new ParseWriter(runs.get(run), facts, staging, plan, metrics);
    }

    @Bean
    @StepScope
    ItemProcessor<PageReader.Page, ResolvedPage> resolveProcessor(
            IndexRuns runs, @Value(THE_RUN) UUID run,
            FileFactsTable facts,
            Resolver resolver,
            DeclarationsTable declarations,
            IndexSettings settings) {
        IndexRun at = runs.get(run);
        return new ResolveProcessor(at, facts, resolver, at.declarations(() -> new RepositoryDeclarations(
                declarations, run, at.repository().id(), settings.declarationCacheBytes())));
    }

    @Bean
    @StepScope
    ItemWriter<ResolvedPage> resolveWriter(
            IndexRuns runs, @Value(THE_RUN) UUID run, StagingTables staging, PlanTable plan, IndexMetrics metrics) {
        return new ResolveWriter(runs.get(run), staging, plan, metrics);
    }
}

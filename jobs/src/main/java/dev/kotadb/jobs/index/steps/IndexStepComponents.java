package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.publication.PublicationStart;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.jobs.source.SourceAccess;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the steps are made of, anew for each execution of one: it works on the run that the job's parameter names. */
@Configuration(proxyBeanMethods = false)
class IndexStepComponents {
    private static final String THE_RUN = "#{jobParameters['" + IndexRun.PARAMETER + "']}";
    private static final String THE_BUCKET = "#{stepExecutionContext['" + BucketPartitioner.BUCKET + "']}";

    @Bean
    @StepScope
    Tasklet open(IndexRuns runs, @Value(THE_RUN) UUID run, IndexJobsTable jobs, SourceAccess access) {
        return new OpenStep(runs.get(run), jobs, access);
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
    Partitioner buckets(IndexRuns runs, @Value(THE_RUN) UUID run, PlanTable plan) {
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
        return new ResolveProcessor(at, facts, resolver, at.shared(RepositoryDeclarations.class, () -> new RepositoryDeclarations(
                declarations, run, at.repository().id(), settings.declarationCacheBytes())));
    }

    @Bean
    @StepScope
    ItemWriter<ResolvedPage> resolveWriter(
            IndexRuns runs, @Value(THE_RUN) UUID run, StagingTables staging, PlanTable plan, IndexMetrics metrics) {
        return new ResolveWriter(runs.get(run), staging, plan, metrics);
    }
}

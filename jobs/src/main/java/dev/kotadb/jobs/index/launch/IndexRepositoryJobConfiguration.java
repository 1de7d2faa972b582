package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.fetch.LibraryDownload;
import dev.kotadb.jobs.index.publication.PublicationStart;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import dev.kotadb.jobs.index.steps.PageReader;
import dev.kotadb.jobs.index.steps.PhaseListener;
import dev.kotadb.schema.index.job.IndexStep;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The job {@code index-repository}: reads a repository into the index. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IndexSettings.class)
class IndexRepositoryJobConfiguration {
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
        return new JobBuilder(IndexRun.JOB, repository)
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
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("open") Tasklet tasklet,
            StepLog log) {
        return new StepBuilder(IndexStep.OPEN.sqlName(), repository).listener(log).tasklet(tasklet, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step planStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("plan") Tasklet tasklet,
            LibraryDownload download,
            StepLog log) {
        return new StepBuilder(IndexStep.PLAN.sqlName(), repository).listener(log).listener(download).tasklet(tasklet, transactions)
                .build();
    }

    @Bean
    Step parseStep(
            JobRepository repository,
            Partitioner buckets,
            Step parseBucketStep,
            AsyncTaskExecutor indexThreads,
            PhaseListener phases,
            StepLog log,
            IndexSettings settings) {
        return new StepBuilder(IndexStep.PARSE.sqlName(), repository)
                .listener(log)
                .listener(phases)
                .partitioner(IndexStep.PARSE.sqlName(), buckets)
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
        return new StepBuilder(IndexStep.PARSE.sqlName(), repository)
                .<PageReader.Page, ParsedPage>chunk(1)
                .transactionManager(transactions)
                .reader(reader)
                .processor(parseProcessor)
                .writer(parseWriter)
                .build();
    }

    @Bean
    Step declareStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("declare") Tasklet tasklet,
            StepLog log) {
        return new StepBuilder(IndexStep.DECLARE.sqlName(), repository).listener(log).tasklet(tasklet, transactions).build();
    }

    @Bean
    Step resolveStep(
            JobRepository repository,
            Partitioner buckets,
            Step resolveBucketStep,
            AsyncTaskExecutor indexThreads,
            PhaseListener phases,
            PublicationStart publication,
            StepLog log,
            IndexSettings settings) {
        return new StepBuilder(IndexStep.RESOLVE.sqlName(), repository)
                .listener(log)
                .listener(phases)
                .listener(publication)
                .partitioner(IndexStep.RESOLVE.sqlName(), buckets)
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
        return new StepBuilder(IndexStep.RESOLVE.sqlName(), repository)
                .<PageReader.Page, ResolvedPage>chunk(1)
                .transactionManager(transactions)
                .reader(reader)
                .processor(resolveProcessor)
                .writer(resolveWriter)
                .build();
    }

    @Bean
    Step graphStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("graph") Tasklet tasklet,
            StepLog log) {
        return new StepBuilder(IndexStep.GRAPH.sqlName(), repository).listener(log).tasklet(tasklet, transactions).build();
    }

    @Bean
    Step publishStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("publish") Tasklet tasklet,
            StepLog log) {
        return new StepBuilder(IndexStep.PUBLISH.sqlName(), repository).listener(log).tasklet(tasklet, transactions).build();
    }

    @Bean
    Step refreshStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            @Qualifier("refresh") Tasklet tasklet,
            StepLog log) {
        return new StepBuilder(IndexStep.REFRESH.sqlName(), repository).listener(log).tasklet(tasklet, transactions).build();
    }
}

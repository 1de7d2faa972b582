package dev.kotadb.jobs.nightly;

import dev.kotadb.jobs.source.SourceAccess;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable;
import dev.kotadb.schema.nightly.NightlyRunsTable;
import dev.kotadb.schema.nightly.RemoteHostsTable;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job {@code nightly-reindex}. Its steps last for hours, so they have no transaction. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NightlySettings.class)
class NightlyJobConfiguration {
    static final String JOB = "nightly-reindex";

    @Bean
    Job nightlyReindexJob(JobRepository repository, Step nightSelectStep, Step nightIndexStep, Step nightSummarizeStep) {
        return new JobBuilder(JOB, repository)
                .start(nightSelectStep)
                .next(nightIndexStep)
                .next(nightSummarizeStep)
                .build();
    }

    @Bean
    Step nightSelectStep(
            JobRepository repository,
            Nights nights,
            NightlySettings settings,
            SourceAccess access,
            NightTables tables,
            JobQueueTable queue) {
        return new StepBuilder("select", repository)
                .tasklet(new SelectStep(nights, settings, access, tables, queue))
                .build();
    }

    @Bean
    Step nightIndexStep(JobRepository repository, Nights nights, NightlySettings settings, NightTables tables) {
        return new StepBuilder("index", repository).tasklet(new IndexStep(nights, settings, tables)).build();
    }

    @Bean
    Step nightSummarizeStep(JobRepository repository, Nights nights, NightTables tables) {
        return new StepBuilder("summarize", repository).tasklet(new SummarizeStep(nights, tables)).build();
    }

    @Bean
    Nights nights() {
        return new Nights();
    }

    @Bean
    NightTables nightTables(DataSource dataSource) {
        return new NightTables(new NightlyRunsTable(dataSource), new NightlyRepositoriesTable(dataSource),
                new NightRecords(dataSource), new RemoteHostsTable(dataSource));
    }
}

package dev.kotadb.jobs.validate;

import dev.kotadb.schema.admin.validate.Checklist;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;

/**
 * The job {@code validate-instance}. Its records are kept in memory, so that a database without tables for them can
 * be validated and nothing is written. It has an application of its own, because that of the other jobs migrates the
 * database at its start.
 */
@EnableBatchProcessing
class ValidateInstanceJobConfiguration {
    static final String JOB = "validate-instance";

    @Bean
    Job validateInstanceJob(
            JobRepository repository,
            ChecklistRun checklist,
            Step connectionStep,
            Step schemaStep,
            Step accessStep,
            Step indexStep,
            Step conditionStep,
            Step contentStep,
            Step serverStep) {
        return new JobBuilder(JOB, repository)
                .listener(checklist)
                .start(connectionStep)
                .next(schemaStep)
                .next(accessStep)
                .next(indexStep)
                .next(conditionStep)
                .next(contentStep)
                .next(serverStep)
                .build();
    }

    @Bean
    Step connectionStep(JobRepository repository, ChecklistRun checklist) {
        return new StepBuilder("connection", repository).tasklet(checklist.group(Checklist.connection())).build();
    }

    @Bean
    Step schemaStep(
            JobRepository repository,
            ChecklistRun checklist,
            InstanceValidation.DatabaseSupplier database,
            ValidationRequest request) {
        return new StepBuilder("schema", repository)
                .tasklet(checklist.group(Checklist.schema(database, request.home())))
                .build();
    }

    @Bean
    Step accessStep(JobRepository repository, ChecklistRun checklist) {
        return new StepBuilder("access", repository).tasklet(checklist.group(Checklist.access())).build();
    }

    @Bean
    Step indexStep(JobRepository repository, ChecklistRun checklist) {
        return new StepBuilder("index", repository).tasklet(checklist.group(Checklist.index())).build();
    }

    @Bean
    Step conditionStep(JobRepository repository, ChecklistRun checklist) {
        return new StepBuilder("condition", repository).tasklet(checklist.group(Checklist.condition())).build();
    }

    @Bean
    Step serverStep(JobRepository repository, ChecklistRun checklist, InstanceValidation.ServerChecks checks) {
        return new StepBuilder("server", repository).tasklet(checklist.group(checks.list())).build();
    }

    @Bean
    Step contentStep(JobRepository repository, ChecklistRun checklist, ValidationRequest request) {
        return new StepBuilder("content", repository)
                .tasklet(checklist.group(Checklist.content(request.sampledFiles())))
                .build();
    }
}

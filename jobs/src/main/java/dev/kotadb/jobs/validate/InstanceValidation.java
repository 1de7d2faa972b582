package dev.kotadb.jobs.validate;

import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.validate.Check;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Runs the job {@code validate-instance} in a small application of its own, which opens no connection by itself. */
public final class InstanceValidation {
    private InstanceValidation() {}

    /** A bean of its own type. */
    @FunctionalInterface
    interface DatabaseSupplier extends Supplier<Database> {}

    /** The checks of a server; empty if none is validated. */
    record ServerChecks(List<Check> list) {
        ServerChecks {
            list = List.copyOf(list);
        }
    }

    /**
     * Goes through the whole checklist. Any number of validations may run at once, beside any job.
     *
     * @param database called by each check, always with the same result; a check fails if it throws
     * @param listener gets each check as soon as it has run
     */
    public static ValidationReport run(
            Supplier<Database> database, ValidationRequest request, Consumer<CheckReport> listener) {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        ChecklistRun checklist = new ChecklistRun(
                new CheckRunner(() -> database.get().dataSource(), request.limit()), listener);
        String url = request.server() == null || request.server().equals(ValidationRequest.OWN_SERVER) ? "" : request.server();
        try (ValidatedServer server = new ValidatedServer(url, database, request.limit());
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            ServerChecks checks = new ServerChecks(request.server() == null ? List.of() : ServerChecklist.of(server));
            context.registerBean(ServerChecks.class, () -> checks);
            context.registerBean(ChecklistRun.class, () -> checklist);
            context.registerBean(ValidationRequest.class, () -> request);
            context.registerBean(DatabaseSupplier.class, () -> database::get);
            context.register(ValidateInstanceJobConfiguration.class);
            context.refresh();
            JobExecution execution =
                    context.getBean(JobOperator.class).start(context.getBean(Job.class), new JobParameters());
            execution.getAllFailureExceptions().stream().findFirst().ifPresent(failure -> {
                throw new IllegalStateException("the validation failed: " + failure.getMessage(), failure);
            });
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the validation cannot start: " + e.getMessage(), e);
        }
        return new ValidationReport(
                startedAt, Duration.ofNanos(System.nanoTime() - start), request.strict(), checklist.reports());
    }
}

package dev.kotadb.jobs.validate;

import dev.kotadb.schema.admin.validate.Check;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.CheckRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * One validation: each group of checks is a step's tasklet. All checks run, also after one has failed; the job fails if any
 * check did.
 */
final class ChecklistRun implements JobExecutionListener {
    private final CheckRunner runner;
    private final Consumer<CheckReport> listener;
    private final List<CheckReport> reports = new ArrayList<>();

    /** @param listener gets each check as soon as it has run */
    ChecklistRun(CheckRunner runner, Consumer<CheckReport> listener) {
        this.runner = runner;
        this.listener = listener;
    }

    List<CheckReport> reports() {
        return List.copyOf(reports);
    }

    Tasklet group(List<Check> checks) {
        return (contribution, context) -> {
            for (Check check : checks) {
                CheckReport report = runner.run(contribution.getStepExecution().getStepName(), check);
                reports.add(report);
                listener.accept(report);
            }
            return RepeatStatus.FINISHED;
        };
    }

    @Override
    public void afterJob(JobExecution execution) {
        String failed = reports.stream()
                .filter(report -> report.result() instanceof CheckResult.Failed)
                .map(CheckReport::name)
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty() && execution.getStatus() == BatchStatus.COMPLETED) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(ExitStatus.FAILED.addExitDescription("failed: " + failed));
        }
    }
}

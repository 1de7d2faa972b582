package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.log.RunContext;
import java.time.Duration;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Names the step in the log lines of its threads, and logs its end. */
@Component
final class StepLog implements StepExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(StepLog.class);

    @Override
    public void beforeStep(StepExecution step) {
        RunContext.step(step.getStepName());
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (step.getStartTime() != null) {
            LOG.info("step {}: {} after {} ms", step.getStepName(), step.getExitStatus().getExitCode(),
                    Duration.between(step.getStartTime(), LocalDateTime.now()).toMillis());
        }
        RunContext.endStep();
        return step.getExitStatus();
    }
}

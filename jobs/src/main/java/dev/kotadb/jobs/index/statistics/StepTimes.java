package dev.kotadb.jobs.index.statistics;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** The wall time of each step. Partitions are left out: they run inside their step, and have a colon in their name. */
final class StepTimes {
    private StepTimes() {}

    static Map<String, Duration> of(JobExecution execution) {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (StepExecution step : execution.getStepExecutions()) {
            LocalDateTime start = step.getStartTime();
            LocalDateTime end = step.getEndTime();
            if (start != null && end != null && !step.getStepName().contains(":")) {
                times.put(step.getStepName(), Duration.between(start, end));
            }
        }
        return times;
    }
}

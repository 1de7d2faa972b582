package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.PlanTable.Work;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Announces a partitioned step with the work that is left for it. */
@Component
public final class PhaseListener implements StepExecutionListener {
    private final IndexRuns runs;
    private final PlanTable plan;

    PhaseListener(IndexRuns runs, PlanTable plan) {
        this.runs = runs;
        this.plan = plan;
    }

    @Override
    public void beforeStep(StepExecution step) {
        IndexRun run = runs.of(step);
        String state = step.getStepName().equals("parse") ? PlanTable.PENDING : PlanTable.PARSED;
        Work work = plan.work(run.id(), state);
        run.progress().phase(step.getStepName(), work.files(), work.bytes());
    }
}

package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.staging.FileState;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.PlanTable.Work;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Announces a partitioned step with the work that is left for it. */
@Component
public final class PhaseListener implements StepExecutionListener {
    private final Workspaces workspaces;
    private final PlanTable plan;

    PhaseListener(Workspaces workspaces, PlanTable plan) {
        this.workspaces = workspaces;
        this.plan = plan;
    }

    @Override
    public void beforeStep(StepExecution step) {
        Workspace workspace = workspaces.of(step);
        IndexStep began = step.getStepName().equals(IndexStep.PARSE.sqlName()) ? IndexStep.PARSE : IndexStep.RESOLVE;
        Work work = plan.work(workspace.tables(), began == IndexStep.PARSE ? FileState.PENDING : FileState.PARSED);
        workspace.progress().phase(began, work.files(), work.bytes());
    }
}

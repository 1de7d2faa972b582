package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.publication.GraphStatements;
import dev.kotadb.schema.index.staging.PlanTable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Makes edges out of the run's references. */
final class GraphStep implements Tasklet {
    private final Workspace workspace;
    private final PlanTable plan;
    private final GraphStatements graph;

    GraphStep(Workspace workspace, PlanTable plan, GraphStatements graph) {
        this.workspace = workspace;
        this.plan = plan;
        this.graph = graph;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        workspace.progress().phase(IndexStep.GRAPH, 0, 0);
        if (plan.hasChanges(workspace.tables())) {
            graph.stageEdges(workspace.tables());
        }
        return RepeatStatus.FINISHED;
    }
}

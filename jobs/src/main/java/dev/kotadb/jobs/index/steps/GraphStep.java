package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.GraphStatements;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Makes edges out of the run's references. */
final class GraphStep implements Tasklet {
    private final IndexRun run;
    private final GraphStatements graph;

    GraphStep(IndexRun run, GraphStatements graph) {
        this.run = run;
        this.graph = graph;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase("graph", 0, 0);
        graph.stageEdges(run.id());
        return RepeatStatus.FINISHED;
    }
}

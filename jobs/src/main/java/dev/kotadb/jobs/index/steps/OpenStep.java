package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Clones or fetches, resolves the ref, and marks the job as processing. Runs again at each restart. */
final class OpenStep implements Tasklet {
    private final Workspace workspace;
    private final IndexJobsTable jobs;
    private final RepositoriesTable repositories;

    OpenStep(Workspace workspace, IndexJobsTable jobs, RepositoriesTable repositories) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.repositories = repositories;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        workspace.progress().phase(IndexStep.OPEN, 0, 0);
        SourceTree tree = workspace.source();
        IndexRun run = workspace.run();
        repositories.setSource(run.repository().id(), SourceLocation.parse(run.request().location()).text(),
                tree.defaultBranch());
        jobs.start(run.id(), run.attempt(), tree.commit());
        return RepeatStatus.FINISHED;
    }
}

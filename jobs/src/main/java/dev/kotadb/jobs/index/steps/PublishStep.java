package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.publication.PublicationStart;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.staging.FileState;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.RunTables;
import java.util.Objects;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Ends the run's publication; a run that goes on after a failure may have to begin it. */
final class PublishStep implements Tasklet {
    private final Workspace workspace;
    private final PlanTable plan;
    private final IndexJobsTable jobs;
    private final RepositoriesTable repositories;
    private final PublicationStart publication;

    PublishStep(
            Workspace workspace,
            PlanTable plan,
            IndexJobsTable jobs,
            RepositoriesTable repositories,
            PublicationStart publication) {
        this.workspace = workspace;
        this.plan = plan;
        this.jobs = jobs;
        this.repositories = repositories;
        this.publication = publication;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        workspace.progress().phase(IndexStep.PUBLISH, 0, 0);
        requireWholePlan();
        requireAllDone();
        IndexRun run = workspace.run();
        if (!plan.hasChanges(run.tables())) {
            jobs.lockCurrent(run.id(), run.attempt());
            repositories.setUnchanged(workspace.repository(), workspace.source().commit());
        } else if (!plan.isPublished(run.tables())) {
            publication.of(workspace).finish();
        } // else an earlier execution died between the publication's commit and the step's own
        return RepeatStatus.FINISHED;
    }

    /** A crash of the server empties staging, and an empty plan looks like a repository without changes. */
    private void requireWholePlan() {
        IndexRun run = workspace.run();
        long planned = Objects.requireNonNullElse(jobs.find(run.id()).orElseThrow().plannedFiles(), 0L);
        long left = plan.countFiles(run.tables());
        if (left != planned) {
            throw new IllegalStateException("of " + planned + " planned files of " + run.repository().fullName() + " "
                    + left + " are left in staging: the database server has crashed meanwhile, or somebody deleted them");
        }
    }

    /** A step that was interrupted can call itself completed; this keeps it from being published. */
    private void requireAllDone() {
        RunTables run = workspace.tables();
        long open = plan.countState(run, FileState.PENDING) + plan.countState(run, FileState.PARSED);
        if (open > 0) {
            throw new IllegalStateException(open + " files of " + workspace.run().repository().fullName()
                    + " were planned and not indexed");
        }
    }
}

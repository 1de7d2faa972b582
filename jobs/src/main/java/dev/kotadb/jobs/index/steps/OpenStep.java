package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.schema.index.IndexJobsTable;
import java.nio.file.Path;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Clones or fetches, resolves the ref, and says that the job is at work. Runs again at each restart. */
final class OpenStep implements Tasklet {
    private final IndexRun run;
    private final IndexJobsTable jobs;
    private final Path home;

    OpenStep(IndexRun run, IndexJobsTable jobs, Path home) {
        this.run = run;
        this.jobs = jobs;
        this.home = home;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase("open", 0, 0);
        SourceTree tree = SourceLocation.parse(run.request().location()).open(run.request().ref(), home);
        run.opened(tree);
        jobs.start(run.id(), tree.commit());
        return RepeatStatus.FINISHED;
    }
}

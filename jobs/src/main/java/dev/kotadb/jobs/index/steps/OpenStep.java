package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.source.SourceAccess;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.schema.index.IndexJobsTable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Clones or fetches, resolves the ref, and says that the job is at work. Runs again at each restart. */
final class OpenStep implements Tasklet {
    private final IndexRun run;
    private final IndexJobsTable jobs;
    private final SourceAccess access;

    OpenStep(IndexRun run, IndexJobsTable jobs, SourceAccess access) {
        this.run = run;
        this.jobs = jobs;
        this.access = access;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase("open", 0, 0);
        SourceTree tree = SourceLocation.parse(run.request().location())
                .open(run.request().ref(), access.throughInstallation(run.repository().installation()));
        run.opened(tree);
        jobs.start(run.id(), tree.commit());
        return RepeatStatus.FINISHED;
    }
}

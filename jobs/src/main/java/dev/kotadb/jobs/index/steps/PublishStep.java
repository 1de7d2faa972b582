package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.publication.Publication;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.RepositoriesTable;
import java.util.function.Supplier;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Ends the run's {@link Publication}, which a run that goes on after a failure may have to begin. */
final class PublishStep implements Tasklet {
    private final IndexRun run;
    private final PlanTable plan;
    private final RepositoriesTable repositories;
    private final Supplier<Publication> publication;

    PublishStep(IndexRun run, PlanTable plan, RepositoriesTable repositories, Supplier<Publication> publication) {
        this.run = run;
        this.plan = plan;
        this.repositories = repositories;
        this.publication = publication;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        run.progress().phase("publish", 0, 0);
        assertAllDone();
        run.lock().assertHeld();
        if (!plan.hasChanges(run.id())) {
            repositories.setIndexed(run.repository().id(), run.source().commit());
        } else if (plan.countState(run.id(), PlanTable.DONE) > 0) {
            run.shared(Publication.class, publication).finish();
        } // else an earlier execution died between the publication's commit and the step's own
        return RepeatStatus.FINISHED;
    }

    /** A step that was interrupted can call itself completed; this is what nothing gets past. */
    private void assertAllDone() {
        long open = plan.countState(run.id(), PlanTable.PENDING) + plan.countState(run.id(), PlanTable.PARSED);
        if (open > 0) {
            throw new IllegalStateException(open + " files of " + run.repository().fullName()
                    + " were planned and not indexed; nothing was published. Run 'kota resume " + run.id() + "'");
        }
    }
}

package dev.kotadb.jobs.index;

import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.PublishStatements;
import dev.kotadb.schema.index.RepositoriesTable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Puts the new rows in the place of the old ones, in the step's one transaction: readers see all of it or nothing. */
final class PublishStep implements Tasklet {
    private final IndexRun run;
    private final PlanTable plan;
    private final PublishStatements statements;
    private final RepositoriesTable repositories;

    PublishStep(IndexRun run, PlanTable plan, PublishStatements statements, RepositoriesTable repositories) {
        this.run = run;
        this.plan = plan;
        this.statements = statements;
        this.repositories = repositories;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase("publish", 0, 0);
        assertAllDone();
        run.lock().assertHeld();
        if (plan.hasChanges(run.id())) {
            statements.begin();
            statements.forget(run.id(), run.repository().id());
            statements.publish(run.id(), run.repository().id());
        }
        repositories.setIndexed(run.repository().id(), run.source().commit());
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

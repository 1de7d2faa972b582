package dev.kotadb.jobs.index.publication;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.PublishStatements;
import dev.kotadb.schema.index.RepositoriesTable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins a run's publication beside the step that it listens to: by then the changed and touched files are known. */
@Component
public final class PublicationStart implements StepExecutionListener {
    private final IndexRuns runs;
    private final PlanTable plan;
    private final PublishStatements statements;
    private final RepositoriesTable repositories;
    private final TransactionTemplate transactions;

    PublicationStart(
            IndexRuns runs,
            PlanTable plan,
            PublishStatements statements,
            RepositoriesTable repositories,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.plan = plan;
        this.statements = statements;
        this.repositories = repositories;
        this.transactions = new TransactionTemplate(transactions);
    }

    public Publication begin(IndexRun run) {
        return Publication.begin(run, plan, statements, repositories, transactions);
    }

    @Override
    public void beforeStep(StepExecution step) {
        IndexRun run = runs.of(step);
        if (plan.hasChanges(run.id())) {
            run.shared(Publication.class, () -> begin(run));
        }
    }
}

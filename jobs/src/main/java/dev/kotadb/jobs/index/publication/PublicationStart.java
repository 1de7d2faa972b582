package dev.kotadb.jobs.index.publication;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins a run's publication beside the step that it listens to: by then the changed and touched files are known. */
@Component
public final class PublicationStart implements StepExecutionListener {
    private final Workspaces workspaces;
    private final PublicationTables tables;
    private final TransactionTemplate transactions;

    PublicationStart(Workspaces workspaces, PublicationTables tables, PlatformTransactionManager transactions) {
        this.workspaces = workspaces;
        this.tables = tables;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** The publication of a run; begins it if it has not begun. */
    public Publication of(Workspace workspace) {
        String commit = workspace.source().commit();
        return workspace.shared(Publication.class,
                () -> Publication.begin(workspace.run(), commit, tables, transactions));
    }

    @Override
    public void beforeStep(StepExecution step) {
        Workspace workspace = workspaces.of(step);
        if (tables.plan().hasChanges(workspace.tables())) {
            of(workspace);
        }
    }
}

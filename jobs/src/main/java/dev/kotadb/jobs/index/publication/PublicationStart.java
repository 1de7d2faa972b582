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

    /** The publication of a run whose rows are all staged; begins it if it has not begun. */
    public Publication of(Workspace workspace) {
        return publication(workspace, true);
    }

    private Publication publication(Workspace workspace, boolean staged) {
        String commit = workspace.source().commit();
        return workspace.shared(Publication.class,
                () -> Publication.begin(workspace.run(), commit, tables, transactions, staged));
    }

    @Override
    public void beforeStep(StepExecution step) {
        Workspace workspace = workspaces.of(step);
        // Into an empty index all rows are loaded at once, see FirstLoad.
        if (tables.plan().hasChanges(workspace.tables()) && !tables.firstLoad().isPossible()) {
            publication(workspace, false);
        }
    }
}

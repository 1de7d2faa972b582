package dev.kotadb.jobs.index.publication;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.log.RunContext;
import dev.kotadb.schema.index.publication.IndexCounts;
import dev.kotadb.schema.index.publication.PublishStatements;
import dev.kotadb.schema.index.staging.RunTables;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one transaction in which a run's rows replace what was published, on a thread of its own: the files go in while
 * their references are still being resolved. Readers see the old rows until all of it commits.
 */
public final class Publication implements Workspace.Resource {
    private final IndexRun run;
    private final @Nullable String commit;
    private final PublicationTables tables;

    /** Whether all is staged, so that no other connection of the run needs the published tables. */
    private final boolean staged;

    /** True once the references are staged; false if there will be none. */
    private final CompletableFuture<Boolean> resolved = new CompletableFuture<>();

    private final FutureTask<?> transaction;

    private Publication(
            IndexRun run,
            @Nullable String commit,
            PublicationTables tables,
            TransactionOperations transactions,
            boolean staged) {
        this.staged = staged;
        this.run = run;
        this.commit = commit;
        this.tables = tables;
        this.transaction = new FutureTask<>(
                () -> transactions.executeWithoutResult(status -> {
                    if (!publish()) {
                        status.setRollbackOnly();
                    }
                }),
                null);
    }

    /**
     * Begins with the files. The files that the run changes and touches have to be committed.
     *
     * @param staged whether the references and edges are committed, too
     */
    static Publication begin(
            IndexRun run,
            @Nullable String commit,
            PublicationTables tables,
            TransactionOperations transactions,
            boolean staged) {
        Publication publication = new Publication(run, commit, tables, transactions, staged);
        Thread.ofPlatform().name("publish-" + run.id()).daemon()
                .start(RunContext.inherit(publication.transaction));
        return publication;
    }

    private boolean publish() {
        UUID repository = run.repository().id();
        RunTables rows = run.tables();
        PublishStatements statements = tables.statements();
        statements.begin(rows);
        boolean first = staged && tables.firstLoad().begin();
        PublishedCounts.Before before = tables.published().before(repository);
        IndexCounts replaced = tables.counts().replaced();
        replaced = replaced.plus(statements.forget(rows, repository));
        statements.publishFiles(rows, repository, !first);
        if (!resolved.join()) {
            return false;
        }
        tables.packages().publish(run);
        statements.publishReferences(rows, repository, !first);
        if (first) {
            tables.firstLoad().end();
        }
        requireEveryFile(tables.plan().countFiles(rows), statements.countFiles(repository));
        String counts = tables.published().after(before, replaced, rows, repository);
        tables.repositories().setIndexed(repository, commit);
        tables.jobs().setCounts(run.id(), run.attempt(), counts);
        tables.plan().setPublished(rows);
        tables.jobs().lockCurrent(run.id(), run.attempt());
        return true;
    }

    private void requireEveryFile(long planned, long published) {
        if (published != planned) {
            throw new IllegalStateException("the index of " + run.repository().fullName() + " would have " + published
                    + " files instead of the " + planned + " that were planned");
        }
    }

    /** Adds the references, which have to be committed, and waits for the end of the transaction. */
    public void finish() throws InterruptedException {
        resolved.complete(true);
        try {
            transaction.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Rolls back unless {@link #finish} was called. */
    @Override
    public void close() {
        resolved.complete(false);
        try {
            transaction.get();
        } catch (ExecutionException e) {
            // It has rolled back by itself, and whoever waited for it was told why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

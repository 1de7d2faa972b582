package dev.kotadb.jobs.index.publication;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.PublishStatements;
import dev.kotadb.schema.index.RepositoriesTable;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one transaction in which a run's rows take the place of what was published, on a thread of its own: the files go in
 * while their references are still being resolved. Readers see the old rows until all of it commits.
 */
public final class Publication implements AutoCloseable {
    private final IndexRun run;
    private final PlanTable plan;
    private final PublishStatements statements;
    private final RepositoriesTable repositories;

    /** True once the references are staged; false where there will be none. */
    private final CompletableFuture<Boolean> resolved = new CompletableFuture<>();

    private final FutureTask<?> transaction;

    private Publication(
            IndexRun run,
            PlanTable plan,
            PublishStatements statements,
            RepositoriesTable repositories,
            TransactionOperations transactions) {
        this.run = run;
        this.plan = plan;
        this.statements = statements;
        this.repositories = repositories;
        this.transaction = new FutureTask<>(
                () -> transactions.executeWithoutResult(status -> {
                    if (!publish()) {
                        status.setRollbackOnly();
                    }
                }),
                null);
    }

    /** Begins with the files. Which files the run changes and touches has to be committed. */
    static Publication begin(
            IndexRun run,
            PlanTable plan,
            PublishStatements statements,
            RepositoriesTable repositories,
            TransactionOperations transactions) {
        Publication publication = new Publication(run, plan, statements, repositories, transactions);
        Thread.ofPlatform().name("publish-" + run.id()).daemon().start(publication.transaction);
        return publication;
    }

    private boolean publish() {
        UUID repository = run.repository().id();
        statements.begin();
        statements.forget(run.id(), repository);
        statements.publishFiles(run.id(), repository);
        if (!resolved.join()) {
            return false;
        }
        statements.publishReferences(run.id(), repository);
        repositories.setIndexed(repository, run.source().commit());
        plan.setPublished(run.id());
        return true;
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

    /** Takes back what {@link #finish} has not seen to its end. */
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

package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.ParseMarksTable;
import dev.kotadb.schema.index.staging.SuspectContentsTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records which contents the threads of this process are parsing, each time in a transaction of its own, which is committed
 * before. Of all runs of the process, either some parse pages or one parses a suspect alone.
 */
@Component
final class ParseMarks {
    private final ParseMarksTable marks;
    private final SuspectContentsTable suspects;
    private final TransactionTemplate transactions;
    private final ReadWriteLock alone = new ReentrantReadWriteLock(true);

    ParseMarks(ParseMarksTable marks, SuspectContentsTable suspects, PlatformTransactionManager manager) {
        this.marks = marks;
        this.suspects = suspects;
        this.transactions = new TransactionTemplate(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /** Parses contents; other threads parse others meanwhile. If parsing throws, the mark stays until the run has ended. */
    <T> T together(IndexRun run, Collection<ContentKey> contents, Supplier<T> parsing) {
        alone.readLock().lock();
        try {
            UUID mark = mark(run, contents, false);
            T parsed = parsing.get();
            commit(() -> marks.clear(mark));
            return parsed;
        } finally {
            alone.readLock().unlock();
        }
    }

    /** Parses a content while this process parses nothing else, after which it is no suspect any more. */
    <T> T alone(IndexRun run, ContentKey content, Supplier<T> parsing) {
        alone.writeLock().lock();
        try {
            UUID mark = mark(run, List.of(content), true);
            T parsed = parsing.get();
            commit(() -> {
                marks.clear(mark);
                suspects.absolve(content);
            });
            return parsed;
        } finally {
            alone.writeLock().unlock();
        }
    }

    /** The contents at which processes died, also those of which it is not recorded yet, and whether each is set aside. */
    Map<ContentKey, Boolean> suspects() {
        commit(suspects::collect);
        return suspects.all();
    }

    private UUID mark(IndexRun run, Collection<ContentKey> contents, boolean parsedAlone) {
        UUID[] mark = new UUID[1];
        commit(() -> mark[0] = marks.mark(run.id(), run.attempt(), contents, parsedAlone));
        return mark[0];
    }

    /** One at a time, so that one more connection is enough for all threads, each of which has one for its page. */
    private synchronized void commit(Runnable statements) {
        transactions.executeWithoutResult(status -> statements.run());
    }
}

package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexSettings;
import java.util.concurrent.Future;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs tasks side by side, each in a transaction of its own. */
@Component
final class Background {
    private final AsyncTaskExecutor executor;
    private final TransactionTemplate transactions;
    private final IndexSettings settings;

    Background(AsyncTaskExecutor indexThreads, PlatformTransactionManager transactions, IndexSettings settings) {
        this.executor = indexThreads;
        this.transactions = new TransactionTemplate(transactions);
        this.settings = settings;
    }

    IndexSettings settings() {
        return settings;
    }

    Future<?> submit(Runnable task) {
        return executor.submit(() -> transactions.executeWithoutResult(status -> task.run()));
    }
}

package dev.kotadb.jobs.cli.console;

import dev.kotadb.schema.admin.server.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A database that is opened in a thread of its own, so that its user can prepare meanwhile what needs no database yet. */
public final class DatabaseOpening implements Supplier<Database>, AutoCloseable {
    private final CompletableFuture<Database> opened = new CompletableFuture<>();

    public DatabaseOpening(DatabaseSource source) {
        LoggerFactory.getILoggerFactory(); // SLF4J warns if several threads initialize it at the same time
        Thread.ofPlatform().daemon().name("database-opening").start(() -> open(source));
    }

    private void open(DatabaseSource source) {
        try {
            opened.complete(source.open());
        } catch (RuntimeException | Error e) {
            opened.completeExceptionally(e);
        }
    }

    /**
     * Waits until the database is open.
     *
     * @throws dev.kotadb.schema.admin.server.DatabaseUnavailableException where it cannot be
     */
    @Override
    public Database get() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    @Override
    public void close() {
        opened.exceptionally(failure -> null).thenAccept(DatabaseOpening::close).join();
    }

    private static void close(@Nullable Database database) {
        if (database != null) {
            database.close();
        }
    }
}

package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.admin.server.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Runs checks one after the other, each on a connection of its own and in a transaction that is rolled back. Statements and waits
 * for locks have a time limit. Not thread-safe.
 */
public final class CheckRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);

    private final Supplier<DataSource> database;
    private final Duration limit;

    /** For each check that failed or was skipped: the check that failed. */
    private final Map<String, String> causes = new HashMap<>();

    /**
     * @param database is opened by the first check, so a database that does not answer is a failed check
     * @param limit for each statement
     */
    public CheckRunner(Supplier<DataSource> database, Duration limit) {
        this.database = database;
        this.limit = limit;
    }

    /** Runs a check; never throws. */
    public CheckReport run(String group, Check check) {
        long start = System.nanoTime();
        Optional<String> blockedBy = check.needs().stream().filter(causes::containsKey).findFirst().map(causes::get);
        CheckResult result = blockedBy
                .<CheckResult>map(cause -> new CheckResult.Skipped("needs " + cause + " to pass"))
                .orElseGet(() -> result(check));
        if (result instanceof CheckResult.Failed || blockedBy.isPresent()) {
            causes.put(check.name(), blockedBy.orElse(check.name()));
        }
        return new CheckReport(group, check.name(), check.title(), result, Duration.ofNanos(System.nanoTime() - start));
    }

    private CheckResult result(Check check) {
        try (Connection connection = database.get().getConnection()) {
            try {
                return check.run(CheckTransaction.begin(connection, limit));
            } finally {
                rollBack(connection);
            }
        } catch (DatabaseUnavailableException e) {
            return CheckResult.failed(String.valueOf(e.getMessage()), "Make it answer, then validate again.");
        } catch (SQLException e) {
            return refused(e);
        } catch (DataAccessException e) {
            return e.getMostSpecificCause() instanceof SQLException cause ? refused(cause) : unexpected(e);
        } catch (RuntimeException e) {
            return e.getCause() instanceof SQLException cause ? refused(cause) : unexpected(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The session has ended, and the transaction with it.
        }
    }

    private CheckResult refused(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return switch (String.valueOf(e.getSQLState())) {
            case "57014" -> CheckResult.failed("it took longer than " + limit.toSeconds() + " s and was cancelled",
                    "Look at what loads the server, or validate again with a longer --timeout.");
            case "55P03" -> CheckResult.failed("it waited too long for a lock: " + message,
                    "Find the session that holds it in pg_stat_activity, and validate again.");
            case "25006" -> new CheckResult.Skipped("the server is a read-only replica; validate its primary");
            case "42501" -> CheckResult.failed(message,
                    "Validate as the role that owns the tables. If you do: kota db diff shows which grant is missing.");
            case "42P01", "42703", "42883", "3F000", "42P02" -> CheckResult.failed(message,
                    "An object is missing or was altered: kota db diff shows it, and --sql prints statements that repair it.");
            default -> CheckResult.failed(message, "The server's log may say more.");
        };
    }

    private static CheckResult unexpected(RuntimeException e) {
        LOG.error("A check failed unexpectedly", e);
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return CheckResult.failed(message, "This is a defect of kota: standard error has the stack trace.");
    }
}

package dev.kotadb.jobs.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class JobTransactionsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void aConnectionThatIsLostBeforeTheCommitIsGivenAsTheReason() {
        Throwable failure = catchThrowable(() -> inTransaction(JobTransactionsIT::endSession));

        assertThat(LostConnection.causeOf(failure)).as("%s", failure).isPresent();
    }

    @Test
    void aConnectionThatIsLostBeforeAStatementIsGivenAsTheReason() {
        Throwable failure = catchThrowable(() -> inTransaction(session -> {
            endSession(session);
            session.jdbc.sql("SELECT 1").query(Long.class).single();
        }));

        assertThat(LostConnection.causeOf(failure)).as("%s", failure).isPresent();
    }

    @Test
    void aFailureOfTheCallersOwnIsRolledBack() {
        Throwable failure = catchThrowable(() -> inTransaction(session -> {
            session.jdbc.sql("CREATE TABLE made (id int)").update();
            throw new IllegalStateException("the caller's");
        }));

        assertThat(failure).hasMessage("the caller's");
        assertThat(DATABASE.jdbc().sql("SELECT to_regclass('made') IS NULL").query(Boolean.class).single()).isTrue();
    }

    private record Session(JdbcClient jdbc, long process) {}

    @FunctionalInterface
    private interface Work {
        void in(Session session);
    }

    private static void inTransaction(Work work) {
        try (Database database = Database.open(Map.of(
                        "KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(), "KOTA_DB_PASSWORD", DATABASE.password()));
                JobConnections connections = new JobConnections(database, 2)) {
            JdbcClient jdbc = JdbcClient.create(connections);
            new TransactionTemplate(new JobTransactions(connections)).executeWithoutResult(status -> work.in(
                    new Session(jdbc, jdbc.sql("SELECT pg_backend_pid()").query(Long.class).single())));
        }
    }

    private static void endSession(Session session) {
        assertThat(DATABASE.jdbc().sql("SELECT pg_terminate_backend(?, 10000)").param((int) session.process)
                .query(Boolean.class).single()).isTrue();
    }
}

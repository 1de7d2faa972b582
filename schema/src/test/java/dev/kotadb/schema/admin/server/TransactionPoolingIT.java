package dev.kotadb.schema.admin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.query.Snapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Behind a real PgBouncer. */
class TransactionPoolingIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path folder;

    @Test
    void readersWorkBehindAPoolInTransactionMode() throws Exception {
        try (PgBouncer pool = PgBouncer.start(DATABASE, "transaction", folder);
                Database database = Database.at(pool.address(), "The database", "")) {
            assertThat(database.pooledByTransaction()).isTrue();
            assertThat(SchemaMigrations.status(database.dataSource())).allMatch(MigrationStatus::applied);

            // Clients in turn get the server sessions that others have used before.
            List<Connection> clients = new ArrayList<>();
            try {
                for (int i = 0; i < 6; i++) {
                    clients.add(database.dataSource().getConnection());
                }
                for (int round = 0; round < 8; round++) {
                    clients.get(round % 3).setAutoCommit(false);
                    for (Connection client : clients) {
                        assertThat(plusOne(client, round)).isEqualTo(round + 1);
                    }
                    clients.get(round % 3).commit();
                }
            } finally {
                for (Connection client : clients) {
                    client.close();
                }
            }
        }
    }

    @Test
    void aSnapshotLeavesNoSettingInTheSessionsOfAPool() throws Exception {
        try (PgBouncer pool = PgBouncer.start(DATABASE, "transaction", folder);
                Database database = Database.at(pool.address(), "The database", "")) {
            try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
                snapshot.limitStatements(Duration.ofSeconds(5));
            }
            JdbcClient next = JdbcClient.create(database.dataSource());
            for (String setting : List.of("default_transaction_isolation", "default_transaction_read_only", "statement_timeout")) {
                assertThat(next.sql("SELECT setting = reset_val FROM pg_settings WHERE name = ?")
                        .param(setting)
                        .query(Boolean.class)
                        .single())
                        .as(setting)
                        .isTrue();
            }
        }
    }

    @Test
    void whatNeedsASessionIsRefusedBehindAPoolInTransactionMode() throws Exception {
        try (PgBouncer pool = PgBouncer.start(DATABASE, "transaction", folder);
                Database database = Database.at(pool.address(), "The database", "")) {
            assertThatThrownBy(() -> InstanceLock.shared(database.dataSource()))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("a pool in transaction mode")
                    .hasMessageContaining("connect to the server directly, or to a pool in session mode");
        }
    }

    @Test
    void everythingWorksBehindAPoolInSessionMode() throws Exception {
        try (PgBouncer pool = PgBouncer.start(DATABASE, "session", folder);
                Database database = Database.at(pool.address(), "The database", "");
                InstanceLock lock = InstanceLock.shared(database.dataSource())) {
            assertThat(database.pooledByTransaction()).isFalse();
            assertThat(SchemaMigrations.migrate(database.dataSource()).applied()).isEmpty();
            lock.assertHeld();
        }
    }

    @Test
    void aDirectConnectionIsToldApart() {
        DatabaseAddress direct = new DatabaseAddress(DATABASE.url(), DATABASE.user(), DATABASE.password());
        try (Database database = Database.at(direct, "The database", "")) {
            assertThat(database.pooledByTransaction()).isFalse();
        }
    }

    private static int plusOne(Connection client, int number) throws SQLException {
        try (PreparedStatement statement = client.prepareStatement("SELECT ?::integer + 1")) {
            statement.setInt(1, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}

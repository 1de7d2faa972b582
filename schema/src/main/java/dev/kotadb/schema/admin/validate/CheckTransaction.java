package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The transaction of one check, which is never committed. */
public final class CheckTransaction {
    private static final String LIMITS = """
            SELECT set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', ?, true)
            """;

    private final Connection connection;
    private final Duration limit;

    private CheckTransaction(Connection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** @param limit for each statement */
    static CheckTransaction begin(Connection connection, Duration limit) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        CheckTransaction transaction = new CheckTransaction(connection, limit);
        transaction.setLimits();
        return transaction;
    }

    private void setLimits() throws SQLException {
        String statement = String.valueOf(limit.toMillis());
        String lock = String.valueOf(Math.min(limit.toMillis(), Limit.VALIDATE_LOCK_TIMEOUT.duration().toMillis()));
        run(LIMITS, statement, lock, statement);
    }

    /** Maps the current row to a value. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Statements that the database may refuse. */
    @FunctionalInterface
    interface Attempt {
        void run() throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /** A data source whose connections all use this transaction. */
    DataSource dataSource() {
        return new SingleConnectionDataSource(connection, true);
    }

    <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    <T> T one(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return list(sql, reader, parameters).getFirst();
    }

    long count(String sql, @Nullable Object... parameters) throws SQLException {
        return one(sql, row -> row.getLong(1), parameters);
    }

    /** Returns the number of changed rows. */
    int run(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
            return Math.max(statement.getUpdateCount(), 0);
        }
    }

    /** Runs statements and rolls them back. @return the SQL state of their failure; null if they succeeded */
    @Nullable String refusalOf(Attempt attempt) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            attempt.run();
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            connection.rollback(before);
        }
    }

    /** Rolls back and begins a new transaction, which sees the current state of the database. */
    void renew() throws SQLException {
        connection.rollback();
        setLimits();
    }

    /** Sets the role until {@link #becomeSelf}. */
    void become(String role) throws SQLException {
        run("SET LOCAL ROLE " + role);
    }

    void becomeSelf() throws SQLException {
        run("RESET ROLE");
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof List<?> list) {
                String type = !list.isEmpty() && list.getFirst() instanceof UUID ? "uuid" : "text";
                statement.setArray(i + 1, connection.createArrayOf(type, list.toArray()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }
}

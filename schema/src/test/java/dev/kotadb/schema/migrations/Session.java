package dev.kotadb.schema.migrations;

import dev.kotadb.schema.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;

/** One connection to the database under test, spoken to in plain SQL. */
final class Session implements AutoCloseable {
    private static final String REFUSED = "42501";

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    static Session open(TestDatabase database) throws SQLException {
        return new Session(database.dataSource().getConnection());
    }

    /** @return the rows that a change affected */
    int run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(statement.getUpdateCount(), 0);
        }
    }

    /** Rows, their values divided by {@code |}; null is the empty string. */
    List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    row.add(value == null ? "" : value);
                }
                all.add(row.toString());
            }
            return all;
        }
    }

    String one(String sql) throws SQLException {
        List<String> rows = rows(sql);
        if (rows.size() != 1) {
            throw new AssertionError("one row expected, not " + rows);
        }
        return rows.getFirst();
    }

    /** The plan of a statement, as text. */
    String plan(String sql) throws SQLException {
        return String.join("\n", rows("EXPLAIN (COSTS OFF) " + sql));
    }

    /** What the server says beside its answer. */
    String noticesOf(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            StringBuilder notices = new StringBuilder();
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                if (warning instanceof PSQLWarning notice && notice.getServerErrorMessage() != null) {
                    notices.append(notice.getServerErrorMessage()).append('\n');
                }
            }
            return notices.toString();
        }
    }

    /** What the server says beside its answer, without details. */
    String messagesOf(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            StringBuilder messages = new StringBuilder();
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                messages.append(warning.getMessage()).append('\n');
            }
            return messages.toString();
        }
    }

    /** Rows as a role sees them, with the user set as the application sets it. */
    List<String> rowsAs(String role, @Nullable String user, String sql) throws SQLException {
        try {
            become(role, user);
            return rows(sql);
        } finally {
            takeBack();
        }
    }

    /**
     * What comes of the last statement: {@code !} where it had an effect, {@code .} where it had none, {@code x} where it
     * was refused. All is taken back.
     */
    String attemptAs(String role, @Nullable String user, String... statements) throws SQLException {
        try {
            become(role, user);
            for (String before : List.of(statements).subList(0, statements.length - 1)) {
                run(before);
            }
            String last = statements[statements.length - 1];
            boolean done = last.startsWith("SELECT") ? !rows(last).equals(List.of("0")) : run(last) > 0;
            return done ? "!" : ".";
        } catch (SQLException e) {
            if (REFUSED.equals(e.getSQLState())) {
                return "x";
            }
            throw e;
        } finally {
            takeBack();
        }
    }

    private void become(String role, @Nullable String user) throws SQLException {
        connection.setAutoCommit(false);
        if (user != null) {
            rows("SELECT set_user_context('" + user + "')");
        }
        run("SET LOCAL ROLE " + role);
    }

    private void takeBack() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;

import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** A consistent state of a database, in a read-only transaction. */
public final class Snapshot implements TableSource, AutoCloseable {
    // The output does not depend on the session's settings. Without synchronized scans, rows are read in the order in which they
    // are stored, so two dumps of one state are equal. With row_security off, a policy that hides rows is an error.
    private static final String SETTINGS = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
            SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
            SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; SET LOCAL synchronize_seqscans = off;
            SET LOCAL row_security = off; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = %s;
            SET LOCAL idle_in_transaction_session_timeout = 0
            """.formatted(Limit.DUMP_LOCK_TIMEOUT.sql());

    private final DataSource dataSource;
    private final Connection connection;
    private final DumpedTables catalog;

    private Snapshot(DataSource dataSource, Connection connection, DumpedTables catalog) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.catalog = catalog;
    }

    /** Takes a snapshot. Its tables are locked against changes of their structure until it is closed. */
    public static Snapshot take(DataSource dataSource, boolean all) throws SQLException {
        Connection connection = begin(dataSource);
        try {
            DumpedTables catalog = DumpedTables.of(connection, all);
            String names = catalog.tables().stream()
                    .map(table -> table.copy().quotedName())
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                run(connection, "LOCK TABLE " + names + " IN ACCESS SHARE MODE");
            }
            return new Snapshot(dataSource, connection, catalog);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens the same snapshot on another connection, while this one is still open. @param id from {@link #export} */
    public Snapshot onNewConnection(String id) throws SQLException {
        Connection other = begin(dataSource);
        try {
            run(other, "SET TRANSACTION SNAPSHOT '" + id + "'");
            return new Snapshot(dataSource, other, catalog);
        } catch (SQLException e) {
            other.close();
            throw e;
        }
    }

    public DumpedTables catalog() {
        return catalog;
    }

    /** Returns the id with which other connections can open the same snapshot. */
    public String export() throws SQLException {
        return value("SELECT pg_export_snapshot()");
    }

    /** Returns the first column of the query's first row. */
    public String value(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void forEach(TableConsumer consumer) throws IOException, SQLException {
        for (CopyStatement copy : catalog.copies()) {
            read(copy, consumer);
        }
    }

    /** Passes one table's data to the consumer. */
    public void read(CopyStatement copy, TableConsumer consumer) throws IOException, SQLException {
        String what = copy.equals(CopyStatement.USERS)
                ? "(" + catalog.usersQuery() + ")"
                : copy.quotedName() + " (" + copy.quotedColumns() + ")";
        try (InputStream data =
                new PGCopyInputStream(connection.unwrap(PGConnection.class), "COPY " + what + " TO STDOUT")) {
            consumer.table(copy, data);
        }
    }

    private static Connection begin(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            run(connection, SETTINGS);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

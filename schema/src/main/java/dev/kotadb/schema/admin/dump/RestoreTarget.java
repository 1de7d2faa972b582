package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.DumpedTables;
import dev.kotadb.schema.admin.dump.file.ScriptText;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import dev.kotadb.schema.index.job.RunningJobs;
import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The database that a restore fills: checks, locks and empties its tables within the restore's transaction. */
final class RestoreTarget {
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended('kota db restore', 0))";
    private static final String SETTINGS = """
            SET LOCAL datestyle = 'ISO'; SET LOCAL row_security = off; SET LOCAL statement_timeout = 0;
            SET LOCAL lock_timeout = %s; SET LOCAL idle_in_transaction_session_timeout = 0
            """.formatted(Limit.RESTORE_LOCK_TIMEOUT.sql());
    private static final String COLUMNS = """
            SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
            """;
    private static final String OWN_TABLES = """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname = ANY (?) ORDER BY relname
            """;

    private final Connection connection;
    private final String database;
    private final boolean scratch;

    /**
     * @param database its address, for messages
     * @param scratch whether it is a temporary database, which has no jobs
     */
    RestoreTarget(Connection connection, String database, boolean scratch) {
        this.connection = connection;
        this.database = database;
        this.scratch = scratch;
    }

    /** Prevents other restores until the connection is closed. */
    void lock() throws SQLException {
        if (!list(TRY_LOCK).getFirst().equals("t")) {
            throw new DumpFailedException("Another restore is running on " + database + ". Wait for it to end.");
        }
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
        run(SETTINGS);
    }

    /** Kota's tables, followed by the dump's other tables in public. */
    List<String> tables(DumpManifest dump) throws SQLException {
        List<String> tables = new ArrayList<>(list(OWN_TABLES, DumpedTables.OURS.toArray()));
        dump.tables().stream()
                .filter(table -> table.schema().equals("public") && !tables.contains(table.table()))
                .forEach(table -> tables.add(table.table()));
        return tables;
    }

    /** Requires that the dump has no tables except kota's, because migrations cannot upgrade others. */
    void requireOurs(DumpManifest dump) {
        List<String> others = dump.tables().stream()
                .map(DumpManifest.Table::copy)
                .filter(copy -> !copy.equals(CopyStatement.USERS) && !DumpedTables.OURS.contains(copy.name()))
                .map(CopyStatement::name)
                .toList();
        if (!others.isEmpty()) {
            throw new DumpFailedException("The dump is of an older schema, and its tables " + String.join(", ", others)
                    + " are not kota's, so no migration can upgrade them. Take a dump without --all.");
        }
    }

    void requireColumns(DumpManifest dump) throws SQLException {
        List<String> known = list(COLUMNS);
        for (DumpManifest.Table table : dump.tables()) {
            boolean users = table.copy().equals(CopyStatement.USERS);
            if (!users && (!table.schema().equals("public") || DumpedTables.RECORDS.contains(table.table()))) {
                throw new DumpFailedException("The dump is damaged: it holds the table " + table.name()
                        + ", which is not part of kota's data. Take another dump.");
            }
            List<String> unknown = table.columns().stream()
                    .filter(column -> !users && !known.contains(table.table() + "." + column))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new DumpFailedException("The dump has columns of the table " + table.table()
                        + " that " + database + " lacks: " + String.join(", ", unknown)
                        + ". The dumped database had been changed by hand; make the same change here first.");
            }
        }
    }

    void requireNoJobs() throws SQLException {
        List<String> running = scratch ? List.of() : RunningJobs.of(connection);
        if (!running.isEmpty()) {
            throw new DumpFailedException("Jobs are running on " + String.join(", ", running) + " in " + database
                    + ". Wait for them, or stop them by kota stop.");
        }
    }

    void requireEmpty(List<String> tables) throws SQLException {
        List<String> filled = new ArrayList<>();
        for (String table : tables) {
            if (list("SELECT EXISTS (SELECT FROM " + quoted(table) + ")").getFirst().equals("t")) {
                filled.add(table);
            }
        }
        if (!filled.isEmpty()) {
            throw new DumpFailedException("The database " + database + " holds rows in " + String.join(", ", filled)
                    + ". Restore with --clean to delete them, or into another database.");
        }
    }

    /** Prevents other sessions from reading and writing the tables until the transaction ends. */
    void lockTables(List<String> tables) throws SQLException {
        run("LOCK TABLE " + names(tables) + " IN ACCESS EXCLUSIVE MODE");
    }

    void empty(List<String> tables) throws SQLException {
        run("TRUNCATE " + names(tables));
    }

    void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new DumpFailedException("The connection to " + database + " was lost while the restore was being committed, so it"
                    + " is not known whether the rows were restored. Check them, or restore again with --clean", e);
        }
    }

    void setSequences(DumpManifest manifest) throws SQLException {
        for (DumpManifest.Sequence sequence : manifest.sequences()) {
            list(ScriptText.setValue(sequence));
        }
    }

    private static String names(List<String> tables) {
        return tables.stream().map(RestoreTarget::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String table) {
        return "public." + CopyStatement.quoted(table);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> list(String query, Object... names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (names.length > 0) {
                statement.setArray(1, connection.createArrayOf("text", names));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        }
    }
}

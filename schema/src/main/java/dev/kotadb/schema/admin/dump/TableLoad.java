package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.MeasuredData;
import dev.kotadb.schema.admin.dump.file.TableSource;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Copies rows into empty tables, within the transaction of a connection. */
final class TableLoad {
    private static final int BUFFER = 1 << 16;

    private static final String MAY_SWITCH_CHECKS_OFF = """
            SELECT current_setting('is_superuser') = 'on'
                OR has_parameter_privilege('session_replication_role', 'SET')
            """;
    // Foreign keys need no check: the rows come from a consistent snapshot, and references to accounts are checked here.
    private static final String SWITCH_CHECKS_OFF = "SET LOCAL session_replication_role = replica";

    private static final String BEGIN_USERS = """
            CREATE TEMPORARY TABLE kota_users (id uuid, email text) ON COMMIT DROP
            """;
    private static final String END_USERS = """
            INSERT INTO auth.users (id, email) SELECT id, email FROM pg_temp.kota_users ON CONFLICT DO NOTHING
            """;
    private static final String MISSING_USERS = """
            SELECT string_agg(coalesce(email, id::text), ', ') FROM pg_temp.kota_users AS dumped
            WHERE NOT EXISTS (SELECT FROM auth.users u WHERE u.id = dumped.id)
            """;

    private final Connection connection;
    private final TransferListener listener;

    TableLoad(Connection connection, TransferListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /** Returns the loaded tables, to be compared with the manifest. */
    List<DumpManifest.Table> from(TableSource source, List<String> tables) throws IOException, SQLException {
        if (one(MAY_SWITCH_CHECKS_OFF).equals("t")) {
            run(SWITCH_CHECKS_OFF);
        }
        SecondaryIndexes indexes = SecondaryIndexes.drop(connection, tables);
        List<DumpManifest.Table> loaded = new ArrayList<>();
        source.forEach((copy, data) -> {
            boolean listed = copy.schema().equals("public") && tables.contains(copy.table());
            if (!listed && !copy.equals(CopyStatement.USERS)) {
                throw new DumpFailedException("The dump is damaged: it holds rows of " + copy.name()
                        + ", which it does not list. Take another dump.");
            }
            loaded.add(load(copy, data));
        });
        listener.note("Building indexes");
        indexes.create(connection);
        return loaded;
    }

    private DumpManifest.Table load(CopyStatement copy, InputStream data) throws IOException, SQLException {
        long start = System.nanoTime();
        MeasuredData measured = new MeasuredData(data, copy.name(), listener);
        if (copy.equals(CopyStatement.USERS)) {
            run(BEGIN_USERS);
            copyIn(CopyStatement.STAGED_USERS, measured);
            run(END_USERS);
            requireUsers();
        } else {
            copyIn(copy, measured);
        }
        DumpManifest.Table table = measured.measured(copy);
        listener.finished(table, Duration.ofNanos(System.nanoTime() - start));
        return table;
    }

    private void copyIn(CopyStatement copy, MeasuredData data) throws IOException, SQLException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy.fromStdin(), data, BUFFER);
    }

    private void requireUsers() throws SQLException {
        String missing = one(MISSING_USERS);
        if (!missing.isEmpty()) {
            throw new DumpFailedException("The database has accounts with the same addresses as the dump but other ids: "
                    + missing + ". Nothing was restored. Delete or rename them in auth.users first.");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the first column of the query's first row; an empty string if it is null. */
    private String one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String value = row.getString(1);
            return value == null ? "" : value;
        }
    }
}

package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;

import dev.kotadb.schema.admin.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A temporary database on the target's server, in which an older dump is upgraded. Its name is derived from the target's, so the
 * next restore drops the database of a killed process.
 */
final class ScratchDatabase implements AutoCloseable {
    private static final String NAME =
            "SELECT 'kota_restore_' || oid FROM pg_database WHERE datname = current_database()";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Database beside;
    private final String name;

    private ScratchDatabase(Database beside, String name) {
        this.beside = beside;
        this.name = name;
    }

    static ScratchDatabase create(Database beside) throws SQLException {
        try (Connection connection = beside.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String name;
            try (ResultSet row = statement.executeQuery(NAME)) {
                row.next();
                name = row.getString(1);
            }
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
            return new ScratchDatabase(beside, name);
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw new DumpFailedException("The dump has an older schema. Upgrading it needs a temporary database"
                        + " beside " + beside.url() + ", and " + e.getMessage() + ". Grant the role CREATEDB, or"
                        + " restore into the embedded database (unset KOTA_DB_URL), dump that and restore its dump here.");
            }
            throw e;
        }
    }

    DataSource dataSource() {
        return beside.dataSource(name);
    }

    @Override
    public void close() {
        try {
            beside.drop(name);
        } catch (SQLException e) {
            // The next restore drops it.
        }
    }
}

package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpInput;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.Failure;
import dev.kotadb.schema.admin.dump.file.Snapshot;
import dev.kotadb.schema.admin.dump.file.TableSource;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Restores the data of a dump into a database with the newest schema, in one transaction. A dump of an older schema is first
 * restored into a temporary database, where the migrations upgrade its rows.
 */
public final class Restore {
    private final Database database;
    private final boolean clean;
    private final TransferListener listener;

    /** @param clean whether existing rows are deleted; without it, existing rows make the restore fail */
    public Restore(Database database, boolean clean, TransferListener listener) {
        this.database = database;
        this.clean = clean;
        this.listener = listener;
    }

    /**
     * The result of a restore.
     *
     * @param dump the restored dump's manifest
     * @param rows the rows that the database has now, by table
     */
    public record Result(DumpManifest dump, List<DumpManifest.Table> rows) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /** @param dump a script, compressed or not, or a folder */
    public Result from(Path dump) {
        return from(dump.toString(), () -> DumpFormat.open(dump));
    }

    /** @param name of the stream, for messages */
    public Result from(InputStream script, String name) {
        return from(name, () -> DumpFormat.open(script, name));
    }

    @FunctionalInterface
    private interface Opening {
        DumpInput open() throws IOException;
    }

    private Result from(String name, Opening opening) {
        try (DumpInput dump = opening.open()) {
            dump.notes().forEach(listener::note);
            requireKnown(dump.description(), name);
            SchemaMigrations.version(database.dataSource())
                    .ifPresentOrElse(this::requireNewest, () -> SchemaMigrations.migrate(database.dataSource()));
            return restore(dump, name);
        } catch (IOException | SQLException e) {
            throw new DumpFailedException("Cannot restore " + name + " to " + database.url() + ": " + Failure.reason(e)
                    + ". No row was changed.");
        }
    }

    private static void requireKnown(DumpManifest dump, String name) {
        if (!SchemaMigrations.knows(dump.schemaVersion())) {
            throw new DumpFailedException(name + " has the schema version " + dump.schemaVersion()
                    + ", and this version of kota knows up to " + SchemaMigrations.latestVersion()
                    + ". Restore it with a newer version of kota.");
        }
    }

    private void requireNewest(String version) {
        if (!version.equals(SchemaMigrations.latestVersion())) {
            throw new DumpFailedException("The database " + database.url() + " has the schema version " + version
                    + " and needs " + SchemaMigrations.latestVersion() + ". Run kota db migrate, or kota db reset, first.");
        }
    }

    private Result restore(DumpInput dump, String name) throws IOException, SQLException {
        boolean older = !dump.description().schemaVersion().equals(SchemaMigrations.latestVersion());
        Result result;
        try (Connection connection = database.dataSource().getConnection()) {
            RestoreTarget target = new RestoreTarget(connection, database.url(), false);
            target.lock();
            target.begin();
            if (older) {
                target.requireOurs(dump.description());
            } else {
                target.requireColumns(dump.description());
            }
            target.requireNoJobs();
            requireEmptyUnlessClean(target, target.tables(dump.description()));
            connection.rollback(); // releases locks while an older dump is upgraded
            result = older ? restoreOlder(dump, connection, target, name) : fill(dump, dump, connection, target, name);
        }
        refreshStatistics(database.dataSource(), result.rows());
        return result;
    }

    private void requireEmptyUnlessClean(RestoreTarget target, List<String> tables) throws SQLException {
        if (!clean) {
            target.requireEmpty(tables);
        }
    }

    private Result restoreOlder(DumpInput dump, Connection connection, RestoreTarget target, String name)
            throws IOException, SQLException {
        String version = dump.description().schemaVersion();
        listener.note("The dump is of the schema version " + version + "; its rows are upgraded to "
                + SchemaMigrations.latestVersion() + " in a temporary database");
        try (ScratchDatabase scratch = ScratchDatabase.create(database)) {
            SchemaMigrations.migrateTo(scratch.dataSource(), version);
            Result old;
            try (Connection beside = scratch.dataSource().getConnection()) {
                RestoreTarget prepared = new RestoreTarget(beside, "a database of that version", true);
                prepared.begin();
                old = fill(dump, dump, beside, prepared, name);
            }
            refreshStatistics(scratch.dataSource(), old.rows());
            SchemaMigrations.migrate(scratch.dataSource());
            listener.note("Restoring the upgraded rows");
            try (Snapshot snapshot = Snapshot.take(scratch.dataSource(), false)) {
                return fill(dump, snapshot, connection, target, name);
            }
        }
    }

    /** Fills the tables in one transaction and commits it. @param source the dump, or the database in which it was upgraded */
    private Result fill(
            DumpInput dump, TableSource source, Connection connection, RestoreTarget target, String name)
            throws IOException, SQLException {
        target.begin();
        boolean direct = source == dump;
        if (direct) {
            target.requireColumns(dump.description());
        }
        List<String> tables = target.tables(dump.description());
        target.lockTables(tables);
        target.requireNoJobs();
        requireEmptyUnlessClean(target, tables);
        target.empty(tables);
        List<DumpManifest.Table> rows = new TableLoad(connection, listener).from(source, tables);
        DumpManifest manifest = dump.manifest();
        if (direct) {
            requireSame(manifest.tables(), rows, name);
            target.setSequences(manifest);
        }
        target.commit();
        return new Result(manifest, rows);
    }

    private static void requireSame(List<DumpManifest.Table> dumped, List<DumpManifest.Table> loaded, String name) {
        Map<String, DumpManifest.Table> byName = new LinkedHashMap<>();
        loaded.forEach(table -> byName.put(table.name(), table));
        for (DumpManifest.Table table : dumped) {
            DumpManifest.Table found = byName.remove(table.name());
            if (!table.equals(found)) {
                throw new DumpFailedException(name + " is damaged: the data of " + table.name() + " differs from what was dumped ("
                        + (found == null ? "none" : found.rows() + " rows, " + found.bytes() + " bytes") + " instead of "
                        + table.rows() + " rows, " + table.bytes() + " bytes). Nothing was restored. Take another dump.");
            }
        }
        if (!byName.isEmpty()) {
            throw new DumpFailedException(name + " is damaged: it holds " + String.join(", ", byName.keySet())
                    + ", which it does not list. Nothing was restored. Take another dump.");
        }
    }

    /** Refreshes statistics; without them, queries would be slow until autovacuum does it. */
    private void refreshStatistics(DataSource dataSource, List<DumpManifest.Table> tables) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (DumpManifest.Table table : tables) {
                if (!table.copy().equals(CopyStatement.USERS)) {
                    statement.execute("ANALYZE " + table.copy().quotedName());
                }
            }
        } catch (SQLException e) {
            listener.note("The rows are restored, but their statistics were not refreshed: " + Failure.reason(e));
        }
    }
}

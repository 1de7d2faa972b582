package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.ResetSurvey.Dependent;
import dev.kotadb.schema.admin.reset.ResetSurvey.ForeignObject;
import dev.kotadb.schema.admin.seed.Seed;
import dev.kotadb.schema.index.job.RunningJobs;
import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Drops our objects in a database and migrates it again. Running it again completes an interrupted reset: dropping is one
 * transaction, and migrating and seeding continue where they stopped.
 */
public final class DatabaseReset {
    // While a DROP waits for a lock, all other sessions that use the table wait behind it.
    private static final String LIMIT_LOCK_WAIT = "SET LOCAL lock_timeout = " + Limit.RESET_LOCK_TIMEOUT.sql();

    private static final String LOCK_TIMEOUT = "55P03";

    private final DataSource dataSource;

    public DatabaseReset(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Our objects, and the survey that is shown to the user. */
    private record Findings(OwnObjects ours, ResetSurvey survey) {}

    /**
     * Returns what a reset would do; changes nothing.
     *
     * @throws ResetRefusedException if a job is running
     * @throws dev.kotadb.schema.admin.migrate.NewerSchemaException if the database has migrations that this program does not have
     */
    public ResetSurvey survey() {
        Set<String> applied = applied();
        try (Connection connection = dataSource.getConnection()) {
            refuseRunningJobs(connection);
            connection.setAutoCommit(false);
            try {
                return find(connection, applied, true).survey();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot read what a reset would drop: " + e.getMessage(), e);
        }
    }

    /**
     * Drops, migrates and, if requested, seeds.
     *
     * @throws ResetRefusedException if it is refused; nothing was changed
     * @throws IllegalStateException if it was interrupted; running it again completes it
     */
    public ResetResult run(ResetRequest request) {
        try (InstanceLock lock = InstanceLock.exclusive(dataSource)) {
            Set<String> applied = applied();
            refuseRunningJobs(lock.connection());
            request.beforeDrop().accept(dataSource);
            lock.assertHeld();
            request.progress().accept("dropping");
            Findings found = drop(lock.connection(), applied, request);
            List<String> migrations = rebuild(lock, request);
            List<ForeignObject> foreign = found.survey().foreign();
            return new ResetResult(
                    found.ours().tables(),
                    request.dropForeign() ? foreign : List.of(),
                    request.dropForeign() ? List.of() : foreign,
                    migrations,
                    request.seed());
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The reset failed while dropping: " + e.getMessage() + ". Run it again.", e);
        }
    }

    private List<String> rebuild(InstanceLock lock, ResetRequest request) {
        try {
            lock.assertHeld();
            request.progress().accept("migrating");
            List<String> migrations = SchemaMigrations.migrateBesideOthers(dataSource).applied();
            lock.assertHeld();
            if (request.seed()) {
                request.progress().accept("seeding");
                Seed.insert(dataSource);
                lock.assertHeld();
            }
            ResetMark.remove(lock.connection());
            return migrations;
        } catch (SQLException | RuntimeException e) {
            throw new IllegalStateException(
                    "The reset dropped everything, then failed: " + e.getMessage()
                            + " Run it again to complete it.",
                    e);
        }
    }

    private Findings drop(Connection connection, Set<String> applied, ResetRequest request) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMIT_LOCK_WAIT);
            Findings found = find(connection, applied, false);
            found.survey().requireDroppable(request.dropForeign());
            ResetMark.put(connection, request.seed());
            if (request.dropForeign()) {
                ForeignObjects.drop(connection, found.survey().foreign());
            }
            found.ours().drop(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return found;
        } catch (SQLException e) {
            if (ForeignObjects.DEPENDENT_OBJECTS.equals(e.getSQLState())) {
                throw ResetRefusedException.ofDependents(e);
            }
            if (LOCK_TIMEOUT.equals(e.getSQLState())) {
                throw new ResetRefusedException("Another session has held a lock on the database's tables for over "
                        + Limit.RESET_LOCK_TIMEOUT.value() + " s: a query or an open transaction (see pg_stat_activity). End"
                        + " it and run the reset again. Nothing was changed.", e);
            }
            throw e;
        }
    }

    /** Versions of the applied migrations. */
    private Set<String> applied() {
        return SchemaMigrations.status(dataSource).stream()
                .filter(MigrationStatus::applied)
                .map(MigrationStatus::version)
                .collect(Collectors.toSet());
    }

    private static Findings find(Connection connection, Set<String> applied, boolean count) throws SQLException {
        DatabaseObjects catalog = new DatabaseObjects(connection);
        Optional<ResetMark> mark = ResetMark.of(connection);
        boolean history = !catalog.tableNames(List.of(Inventory.HISTORY)).isEmpty();
        OwnObjects ours = OwnObjects.of(catalog, applied, history || !applied.isEmpty() || mark.isPresent());
        Inventory inventory = Inventory.of(applied);
        List<ForeignObject> foreign =
                catalog.foreign(inventory, Stream.of(ours.tables(), ours.sequences(), ours.functions())
                        .flatMap(List::stream)
                        .toList());
        List<String> relations = new ArrayList<>(ours.tables());
        relations.addAll(ours.sequences());
        List<Dependent> dependents = catalog.dependents(relations, ours.functions(), foreign);
        ResetSurvey survey = new ResetSurvey(
                count ? catalog.tables(ours.tables()) : List.of(),
                ours.functions().size(),
                foreign,
                dependents,
                !catalog.tableNames(List.of(Inventory.USERS)).isEmpty() && !ours.tables().contains(Inventory.USERS),
                mark);
        return new Findings(ours, survey);
    }

    private static void refuseRunningJobs(Connection connection) throws SQLException {
        List<String> running = RunningJobs.of(connection);
        if (!running.isEmpty()) {
            throw new ResetRefusedException("A job is running: " + String.join(", ", running)
                    + ". Wait for it, or stop it by kota stop ID; a job that has died counts as running for a minute.");
        }
    }
}

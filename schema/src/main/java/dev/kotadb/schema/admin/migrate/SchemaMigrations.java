package dev.kotadb.schema.admin.migrate;

import dev.kotadb.schema.admin.setup.Prerequisites;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.resource.LoadableResource;
import org.springframework.dao.PermissionDeniedDataAccessException;

/**
 * Migrates a database to this program's schema. Several processes may migrate at the same time.
 *
 * <p>All migrations are applied to an empty database. A database of the original system keeps its rows, and the migrations that
 * it lacks are applied, whether it has all of the original's eleven or some.
 */
public final class SchemaMigrations {
    /** The schema version of the original system: its last migration. */
    public static final String ORIGINAL_VERSION = "20241023000000";

    private static final String SCHEMA = "public";
    private static final String LATEST = "latest";
    private static final String BEFORE_ALL = "0";
    private static final String ENCODING = "UTF8";

    // With a transactional lock, Flyway's second connection keeps a transaction open, so no migration could alter Flyway's table.
    private static final Map<String, String> SESSION_LOCK = Map.of("flyway.postgresql.transactional.lock", "false");

    // A migration of many rows may take longer than the server's statement_timeout.
    private static final String NO_LIMIT = "SET statement_timeout = 0";

    // Autovacuum can wait for a migration while the migration waits for it. The server then cancels the migration, which is one
    // transaction and can run again.
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 3;

    private static final Pattern SCRIPT = Pattern.compile("\\b\\d{14}_\\w+");

    private SchemaMigrations() {}

    /**
     * Applies pending migrations; costs one query if there are none.
     *
     * @throws NewerSchemaException if the database has migrations that this program does not have
     */
    public static MigrationResult migrate(DataSource dataSource) {
        return migrate(dataSource, Baseline::of, LATEST);
    }

    /**
     * Applies pending migrations even if the database has tables of other programs; for callers that have checked those.
     *
     * @throws NewerSchemaException if the database has migrations that this program does not have
     */
    public static MigrationResult migrateBesideOthers(DataSource dataSource) {
        return migrate(
                dataSource,
                history -> history.applied().isEmpty() ? new Baseline(true, BEFORE_ALL) : Baseline.of(history),
                LATEST);
    }

    /** Applies pending migrations up to and including a version. */
    public static MigrationResult migrateTo(DataSource dataSource, String version) {
        return migrate(dataSource, Baseline::of, version);
    }

    private static MigrationResult migrate(
            DataSource dataSource, Function<MigrationHistory, Baseline> baseline, String target) {
        long start = System.nanoTime();
        MigrationHistory history = known(dataSource);
        List<String> applied =
                history.isComplete() ? List.of() : apply(dataSource, history, baseline.apply(history), target, ATTEMPTS);
        return new MigrationResult(applied, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Returns every migration of this program, in order, and whether it was applied.
     *
     * @throws NewerSchemaException if the database has migrations that this program does not have
     */
    public static List<MigrationStatus> status(DataSource dataSource) {
        MigrationHistory history = known(dataSource);
        return MigrationFile.NAMES.stream()
                .map(history::status)
                .toList();
    }

    /** The version of this program's last migration. */
    public static String latestVersion() {
        return MigrationFile.version(MigrationFile.NAMES.getLast());
    }

    /** Whether this program has a migration of that version. */
    public static boolean knows(String version) {
        return MigrationFile.NAMES.stream().map(MigrationFile::version).anyMatch(version::equals);
    }

    /**
     * The version of the last applied migration; empty if none was applied.
     *
     * @throws NewerSchemaException if the database has migrations that this program does not have
     */
    public static Optional<String> version(DataSource dataSource) {
        return known(dataSource).applied().keySet().stream().max(Comparator.naturalOrder());
    }

    /** The script of one migration. @param name of its file, without the extension */
    public static String text(String name) {
        return new MigrationFile(name).text();
    }

    /** The text of all migrations up to and including a version, as one script for an empty database. */
    public static String script(String version) {
        return Stream.concat(
                        Stream.of(MigrationFile.BEFORE),
                        MigrationFile.NAMES.stream().filter(name -> MigrationFile.version(name).compareTo(version) <= 0))
                .map(MigrationFile::new)
                .map(file -> "-- " + file.getFilename() + "\n\n" + file.text())
                .collect(Collectors.joining("\n"));
    }

    private static MigrationHistory known(DataSource dataSource) {
        MigrationHistory history;
        try {
            history = MigrationHistory.of(dataSource);
        } catch (PermissionDeniedDataAccessException e) {
            Prerequisites prerequisites = Prerequisites.of(dataSource);
            throw prerequisites.missing().isEmpty()
                    ? e
                    : new IllegalStateException(
                            "The role cannot use the database " + prerequisites.database() + ": " + prerequisites.advice(), e);
        }
        List<String> unknown = history.unknown();
        if (!unknown.isEmpty()) {
            throw new NewerSchemaException(history.database(), unknown);
        }
        return history;
    }

    /**
     * The version at which Flyway begins in a database that has tables and no record of migrations.
     *
     * @param accepted whether such a database may be migrated
     * @param version of the last migration that was applied to it
     */
    private record Baseline(boolean accepted, String version) {
        static Baseline of(MigrationHistory history) {
            List<String> original = history.original().versions();
            return original.isEmpty() ? new Baseline(false, BEFORE_ALL) : new Baseline(true, original.getLast());
        }
    }

    private static List<String> apply(
            DataSource dataSource, MigrationHistory history, Baseline baseline, String target, int attempts) {
        if (!history.encoding().equals(ENCODING)) {
            throw new IllegalStateException("Cannot migrate the database " + history.database() + ": its encoding is "
                    + history.encoding() + ", which cannot represent every source text. Create another one by CREATE DATABASE"
                    + " … TEMPLATE template0 ENCODING '" + ENCODING + "'; a dump of this one can be restored there.");
        }
        List<String> missing = history.original().missing();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Cannot migrate the database " + history.database()
                    + ": it is a database of the original system, but lacks " + String.join(", ", missing)
                    + ". Create what is missing as the original did, then migrate again. Nothing was changed.");
        }
        Prerequisites prerequisites = Prerequisites.of(dataSource);
        if (!prerequisites.missing().isEmpty()) {
            throw new IllegalStateException(
                    "Cannot migrate the database " + history.database() + ": " + prerequisites.advice());
        }
        FormerScripts.accept(dataSource, history);
        List<String> changed = FormerScripts.changed(history);
        if (!changed.isEmpty()) {
            throw new IllegalStateException("Cannot migrate the database " + history.database() + ": "
                    + String.join(", ", changed) + (changed.size() == 1 ? " was" : " were")
                    + " applied from a script that differs from this version's. kota db diff shows how the schema differs.");
        }
        try {
            MigrateResult result = Flyway.configure(SchemaMigrations.class.getClassLoader())
                    .configuration(SESSION_LOCK)
                    .dataSource(dataSource)
                    .initSql(NO_LIMIT)
                    .defaultSchema(SCHEMA)
                    .schemas(SCHEMA)
                    .sqlMigrationPrefix("")
                    .sqlMigrationSeparator("_")
                    .placeholderReplacement(false)
                    .resourceProvider(new Scripts())
                    .javaMigrationClassProvider(List::of)
                    .baselineOnMigrate(baseline.accepted())
                    .baselineVersion(baseline.version())
                    .cleanDisabled(true)
                    .target(target)
                    .load()
                    .migrate();
            return result.getSuccessfulMigrations().stream()
                    .map(migration -> MigrationFile.nameOf(migration.version))
                    .sorted()
                    .toList();
        } catch (FlywayException e) {
            if (attempts > 1 && refusal(e).map(SQLException::getSQLState).filter(DEADLOCK::equals).isPresent()) {
                MigrationHistory now = MigrationHistory.of(dataSource);
                return Stream.concat(
                                now.without(history),
                                apply(dataSource, now, baseline, target, attempts - 1).stream())
                        .toList();
            }
            throw new IllegalStateException(
                    "Cannot migrate the database " + history.database() + ": " + reason(e, history), e);
        }
    }

    private static String reason(FlywayException e, MigrationHistory history) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return "its schema \"" + SCHEMA + "\" contains tables of another program. Give kota a database of its own.";
        }
        if (!history.gaps().isEmpty()) {
            return "its record, flyway_schema_history, has later migrations, but not " + String.join(", ", history.gaps())
                    + ". Somebody changed the record; kota db diff shows whether the schema lacks anything.";
        }
        String message = String.valueOf(e.getMessage());
        Matcher script = SCRIPT.matcher(message);
        return refusal(e).map(refused -> (script.find() ? script.group() + ": " : "") + refused.getMessage())
                .orElse(message);
    }

    private static Optional<SQLException> refusal(FlywayException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    /** Gives the scripts to Flyway. */
    private static final class Scripts implements ResourceProvider {
        private static final List<LoadableResource> ALL = Stream.concat(
                        Stream.of(MigrationFile.BEFORE), MigrationFile.NAMES.stream())
                .<LoadableResource>map(MigrationFile::new)
                .toList();

        @Override
        @SuppressWarnings("NullAway") // Flyway's packages are not annotated; null means that there is no such script.
        public LoadableResource getResource(String name) {
            return ALL.stream().filter(file -> file.getFilename().equals(name)).findFirst().orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return ALL.stream()
                    .filter(file -> file.getFilename().startsWith(prefix))
                    .filter(file -> Stream.of(suffixes).anyMatch(file.getFilename()::endsWith))
                    .toList();
        }
    }
}

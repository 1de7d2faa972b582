package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.repository.RepositoryLock;

import dev.kotadb.schema.objects.RunTableNames;
import dev.kotadb.schema.objects.StagingTable;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates and drops the staging tables of a run. No run writes to, locks or truncates a table of another run. The tables are
 * unlogged, so a crash of the server empties them.
 */
public final class StagingTables {
    private static final String CREATE = "CREATE UNLOGGED TABLE %s (LIKE %s INCLUDING ALL)";
    private static final String EXISTS = "SELECT to_regclass(:name) IS NOT NULL";
    private static final String RUNS = """
            SELECT DISTINCT %s AS run FROM pg_class c
            WHERE c.relnamespace = to_regnamespace('staging') AND c.relkind = 'r' AND %s
            """.formatted(RunTableNames.runOf("c.relname"), RunTableNames.isRunTable("'staging'", "c.relname"));

    // A process that resumes a run first updates its row, so this lock on the row prevents that the tables are dropped and used at
    // the same time. A failed, stopped or dead run may be resumed until its retention ends or another run of its repository begins.
    private static final String LOCK_IF_ABANDONED = """
            SELECT j.id FROM index_jobs j
            WHERE j.id = :run
              AND (j.status IN ('completed', 'skipped')
                   OR coalesce(j.completed_at, j.heartbeat_at, j.created_at) < now() - make_interval(secs => :retention)
                   OR EXISTS (SELECT FROM index_jobs later
                              WHERE later.repository_id = j.repository_id AND later.created_at > j.created_at
                                AND later.started_at IS NOT NULL))
              AND NOT %s IN (%s)
            FOR UPDATE SKIP LOCKED
            """.formatted(RepositoryLock.keyOf("j.repository_id"), RepositoryLock.HELD_KEYS);
    private static final String JOB_EXISTS = "SELECT EXISTS (SELECT FROM index_jobs WHERE id = :run)";
    private static final String OTHERS_OF_REPOSITORY = """
            SELECT id FROM index_jobs WHERE repository_id = :repository AND id <> :run AND id IN (%s)
            """.formatted(RUNS);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public StagingTables(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Creates the run's plan, replacing an existing one. */
    public void createPlan(RunTables run) {
        drop(run);
        create(run, StagingTable.PLAN);
    }

    /** Creates the run's other tables. */
    public void createRows(RunTables run) {
        Stream.of(StagingTable.values())
                .filter(table -> table != StagingTable.PLAN)
                .forEach(table -> create(run, table));
    }

    private void create(RunTables run, StagingTable table) {
        jdbc.sql(CREATE.formatted(run.name(table), table.template().sqlName())).update();
    }

    /** Whether the run has a plan, even an empty one. */
    public boolean hasPlan(RunTables run) {
        return jdbc.sql(EXISTS).param("name", run.name(StagingTable.PLAN)).query(Boolean.class).single();
    }

    public void drop(RunTables run) {
        jdbc.sql(Stream.of(StagingTable.values()).map(run::name).collect(Collectors.joining(", ", "DROP TABLE IF EXISTS ", "")))
                .update();
    }

    /** Drops the tables of the repository's other runs, whose plans are out of date. The caller holds the repository's lock. */
    public void dropOthers(UUID repository, UUID run) {
        jdbc.sql(OTHERS_OF_REPOSITORY).param("repository", repository).param("run", run).query(UUID.class).list()
                .forEach(other -> drop(new RunTables(other)));
    }

    /**
     * Drops the tables of runs of any repository that have ended and cannot be resumed.
     *
     * @param retention how long a run that failed, was stopped or died keeps its tables
     * @return how many runs had such tables
     */
    public int dropAbandoned(Duration retention) {
        return abandoned(retention, this::drop);
    }

    /** Counts the runs whose tables {@link #dropAbandoned} would drop. */
    public int countAbandoned(Duration retention) {
        return abandoned(retention, run -> {});
    }

    private int abandoned(Duration retention, Consumer<RunTables> action) {
        int found = 0;
        for (UUID run : jdbc.sql(RUNS).query(UUID.class).list()) {
            found += Objects.requireNonNull(transaction.execute(status -> {
                boolean abandoned = jdbc.sql(LOCK_IF_ABANDONED).param("run", run).param("retention", retention.toSeconds())
                        .query(UUID.class).optional().isPresent();
                if (!abandoned && jdbc.sql(JOB_EXISTS).param("run", run).query(Boolean.class).single()) {
                    return 0;
                }
                action.accept(new RunTables(run));
                return 1;
            }));
        }
        return found;
    }
}

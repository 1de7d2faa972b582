package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.index.SqlNamed;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.repository.RepositoryLock;
import dev.kotadb.schema.objects.RunTableNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks that no run that has ended has staging tables. A run is alive while its repository's lock is held. */
final class StagingCheck implements Check {
    // Only jobs with a heartbeat, which are runs of this program: workers of other programs hold no lock.
    private static final String RUNS = """
            SELECT s.run, j.status, j.completed_at::timestamp(0)::text, r.full_name,
                   %s IN (%s) AS alive,
                   s.tables
            FROM (SELECT run, string_agg(name, ', ' ORDER BY name) AS tables
                  FROM (SELECT %s, c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind = 'r' AND %s
                        UNION ALL
                        SELECT id, NULL FROM public.index_jobs
                        WHERE status = 'processing' AND heartbeat_at IS NOT NULL) AS every (run, name)
                  GROUP BY run) AS s
            LEFT JOIN public.index_jobs j ON j.id = s.run
            LEFT JOIN public.repositories r ON r.id = j.repository_id
            ORDER BY s.run
            """.formatted(
            RepositoryLock.keyOf("r.id"),
            RepositoryLock.HELD_KEYS,
            RunTableNames.runOf("c.relname"),
            RunTableNames.isRunTable("n.nspname", "c.relname"));

    /** A run; its tables are null if it has none. */
    private record Run(
            UUID id,
            @Nullable String status,
            @Nullable String ended,
            @Nullable String repository,
            boolean alive,
            @Nullable String tables) {
        @Override
        public String toString() {
            return (tables == null ? "job " : "staging has tables of run ") + id
                    + (repository == null ? "" : " of " + repository);
        }

        private Problem leftOver(String how) {
            return new Problem(this + ", which " + how, "DROP TABLE " + tables + ";");
        }

        private Problem resumable(String how) {
            return new Problem(this + how, "Continue it with kota resume " + id + ", or index the repository again.");
        }
    }

    @Override
    public String name() {
        return "staging";
    }

    @Override
    public String title() {
        return "nothing is left of runs that are over";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Problem> leftovers = new ArrayList<>();
        List<Problem> resumable = new ArrayList<>();
        for (Run run : dead(transaction)) {
            if (run.status() == null) {
                leftovers.add(run.leftOver("no job knows"));
                continue;
            }
            switch (SqlNamed.of(IndexJobStatus.class, run.status())) {
                case COMPLETED, SKIPPED -> leftovers.add(run.leftOver("is " + run.status()));
                case FAILED -> resumable.add(run.resumable(", which failed at " + run.ended()));
                case STOPPED -> resumable.add(run.resumable(", which was stopped at " + run.ended()));
                case PENDING, PROCESSING -> leftovers.add(run.resumable(
                        run.tables() == null ? " is recorded as running, but its process died" : ", whose process died"));
            }
        }
        if (leftovers.isEmpty()) {
            return CheckResult.warnedOn(resumable, "staging has tables of running jobs only");
        }
        leftovers.addAll(resumable);
        return new CheckResult.Failed(leftovers);
    }

    /**
     * Returns the runs without a lock. Locks are read as they are now, rows in a snapshot, so a run that has just begun or ended
     * may seem to be dead. Therefore a run counts only if two queries return it.
     */
    private static List<Run> dead(CheckTransaction transaction) throws SQLException {
        List<Run> first = unlocked(transaction);
        if (first.isEmpty()) {
            return first;
        }
        transaction.run("SELECT pg_sleep(0.5)");
        transaction.renew();
        List<UUID> second = unlocked(transaction).stream().map(Run::id).toList();
        return first.stream().filter(run -> second.contains(run.id())).toList();
    }

    private static List<Run> unlocked(CheckTransaction transaction) throws SQLException {
        return transaction
                .list(RUNS, row -> new Run(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        row.getString(4), row.getBoolean(5), row.getString(6)))
                .stream()
                .filter(run -> !run.alive())
                .toList();
    }
}

package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.index.RepositoryLock;
import dev.kotadb.schema.objects.KotaTable;
import dev.kotadb.schema.objects.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Staging has no rows of runs that are over. A run is alive as long as its repository's lock is held. */
final class StagingCheck implements Check {
    private static final List<KotaTable> TABLES = Tables.with(KotaTable.Content.STAGING);

    // Runs of this program have a heartbeat. Other workers of a platform hold no lock; whether they are alive is not known.
    private static final String RUNS = """
            SELECT s.run, j.status, j.completed_at::timestamp(0)::text, r.full_name,
                   %s IN (%s) AS alive,
                   s.staged
            FROM (SELECT run, bool_or(staged) AS staged
                  FROM (%s UNION SELECT id, false FROM public.index_jobs
                        WHERE status = 'processing' AND heartbeat_at IS NOT NULL) AS every (run, staged)
                  GROUP BY run) AS s
            LEFT JOIN public.index_jobs j ON j.id = s.run
            LEFT JOIN public.repositories r ON r.id = j.repository_id
            ORDER BY s.run
            """.formatted(RepositoryLock.keyOf("r.id"), RepositoryLock.HELD_KEYS, TABLES.stream()
            .map(table -> "SELECT run, true FROM " + table.sqlName())
            .collect(Collectors.joining(" UNION ")));

    private record Run(
            UUID id,
            @Nullable String status,
            @Nullable String ended,
            @Nullable String repository,
            boolean alive,
            boolean staged) {
        @Override
        public String toString() {
            return (staged ? "staging holds rows of run " : "job ") + id + (repository == null ? "" : " of " + repository);
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
                leftovers.add(new Problem(run + ", which no job knows", delete(run)));
            } else if (run.status().equals("completed") || run.status().equals("skipped")) {
                leftovers.add(new Problem(run + ", which is " + run.status(), delete(run)));
            } else if (run.status().equals("failed")) {
                resumable.add(new Problem(run + ", which failed at " + run.ended(),
                        "Continue it with kota resume " + run.id() + ", or index the repository again."));
            } else {
                leftovers.add(new Problem(
                        run + (run.staged() ? ", whose process died" : " is recorded as running, but its process died"),
                        "Continue it with kota resume " + run.id() + ", or index the repository again."));
            }
        }
        if (leftovers.isEmpty()) {
            return CheckResult.warnedOn(resumable, "staging has rows of running jobs only");
        }
        leftovers.addAll(resumable);
        return new CheckResult.Failed(leftovers);
    }

    /** Locks show the present, rows the snapshot: a run that began or ended in between is dead in only one of two looks. */
    private static List<Run> dead(CheckTransaction transaction) throws SQLException {
        List<Run> first = look(transaction);
        if (first.isEmpty()) {
            return first;
        }
        transaction.run("SELECT pg_sleep(0.5)");
        transaction.renew();
        List<UUID> second = look(transaction).stream().map(Run::id).toList();
        return first.stream().filter(run -> second.contains(run.id())).toList();
    }

    private static List<Run> look(CheckTransaction transaction) throws SQLException {
        return transaction
                .list(RUNS, row -> new Run(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        row.getString(4), row.getBoolean(5), row.getBoolean(6)))
                .stream()
                .filter(run -> !run.alive())
                .toList();
    }

    private static String delete(Run run) {
        return TABLES.stream()
                .map(table -> "DELETE FROM " + table.sqlName() + " WHERE run = '" + run.id() + "';")
                .collect(Collectors.joining(" "));
    }
}

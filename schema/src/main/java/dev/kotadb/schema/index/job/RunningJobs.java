package dev.kotadb.schema.index.job;

import dev.kotadb.schema.index.repository.RepositoryLock;

import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The running jobs: their repository is locked, or their record says that they run and has a recent heartbeat. The heartbeat
 * counts for jobs behind a pool that does not keep sessions, so a job that has just died counts as running for a while.
 */
public final class RunningJobs {
    private static final String HAS_HEARTBEAT = """
            SELECT to_regclass('public.index_jobs') IS NOT NULL AND to_regclass('public.repositories') IS NOT NULL,
                   EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.index_jobs')
                           AND attname = 'heartbeat_at' AND NOT attisdropped)
            """;
    private static final String RUNNING = """
            SELECT r.full_name, j.id::text
            FROM public.repositories r
            LEFT JOIN public.index_jobs j ON j.repository_id = r.id AND j.status IN ('pending', 'processing')
            WHERE (j.status = 'processing' AND j.heartbeat_at > now() - interval %s) OR %s IN (%s)
            ORDER BY r.full_name, j.created_at
            """.formatted(Limit.HEARTBEAT_TIMEOUT.sql(), RepositoryLock.keyOf("r.id"), RepositoryLock.HELD_KEYS);

    // The original's records have no heartbeat, and what died stays "processing" for ever.
    private static final String RUNNING_IN_THE_ORIGINAL = """
            SELECT r.full_name, j.id::text
            FROM public.repositories r JOIN public.index_jobs j ON j.repository_id = r.id
            WHERE j.status IN ('running', 'processing') AND j.started_at > now() - interval '1 hour'
            ORDER BY r.full_name, j.created_at
            """;

    private RunningJobs() {}

    /** As {@code acme/shop (job 0199…)}, or without the job where none is on record. */
    public static List<String> of(Connection connection) throws SQLException {
        List<String> running = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            boolean original;
            try (ResultSet row = statement.executeQuery(HAS_HEARTBEAT)) {
                row.next();
                if (!row.getBoolean(1)) {
                    return running;
                }
                original = !row.getBoolean(2);
            }
            try (ResultSet rows = statement.executeQuery(original ? RUNNING_IN_THE_ORIGINAL : RUNNING)) {
                while (rows.next()) {
                    String job = rows.getString(2);
                    running.add(rows.getString(1) + (job == null ? "" : " (job " + job + ")"));
                }
            }
        }
        return running;
    }
}

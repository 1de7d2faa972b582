package dev.kotadb.schema.keys;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the requests of each key in the current clock hour of the database. */
public final class RateLimits {
    private static final String COUNT = """
            SELECT request_count, rate_limit, remaining, window_start, reset_at, allowed, retry_after_seconds
            FROM jsonb_to_record(public.increment_rate_limit(:keyId, :limit)) AS counted (request_count integer,
                rate_limit integer, remaining integer, window_start timestamptz, reset_at timestamptz, allowed boolean,
                retry_after_seconds integer)
            """;
    private static final String READ = """
            SELECT request_count, :limit AS rate_limit, greatest(0, :limit - request_count) AS remaining, window_start,
                   window_start + interval '1 hour' AS reset_at, request_count < :limit AS allowed,
                   CASE WHEN request_count < :limit THEN 0
                        ELSE greatest(1, ceil(extract(epoch FROM window_start + interval '1 hour' - at)))::integer
                   END AS retry_after_seconds
            FROM (SELECT at, date_trunc('hour', at, 'UTC') AS window_start,
                         coalesce((SELECT counter.request_count FROM public.rate_limit_counters counter
                                   WHERE counter.key_id = :keyId
                                     AND counter.window_start = date_trunc('hour', at, 'UTC')), 0) AS request_count
                  FROM (SELECT clock_timestamp() AS at OFFSET 0) AS clock) AS now
            """;

    private static final String FORGET = "DELETE FROM public.rate_limit_counters WHERE key_id = :keyId";

    private final JdbcClient jdbc;

    public RateLimits(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Counts a request, even if it is over the limit. */
    public RateLimit count(String keyId, int limit) {
        return query(COUNT, keyId, limit);
    }

    /** Reads the count without changing it. */
    public RateLimit read(String keyId, int limit) {
        return query(READ, keyId, limit);
    }

    /** Forgets all requests of a key. */
    public void forget(String keyId) {
        jdbc.sql(FORGET).param("keyId", keyId).update();
    }

    private RateLimit query(String sql, String keyId, int limit) {
        return jdbc.sql(sql).param("keyId", keyId).param("limit", limit).query(RateLimit.class).single();
    }
}

package dev.kotadb.schema.keys;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the requests of each key in the current clock hour and UTC day of the database. */
public final class RateLimits {
    private static final String COUNTED = """
            FROM jsonb_to_record(%s) AS counted (request_count integer, rate_limit integer, daily_limit integer,
                remaining integer, window_start timestamptz, day_start timestamptz, reset_at timestamptz, allowed boolean,
                retry_after_seconds integer)
            """;
    private static final String COUNT = """
            SELECT request_count, rate_limit, remaining, window_start, reset_at, allowed, retry_after_seconds
            """ + COUNTED.formatted("public.increment_rate_limit(:keyId, :limit)");

    // What the hour refuses does not use up the day.
    private static final String COUNT_BOTH = """
            WITH hour AS MATERIALIZED (SELECT public.increment_rate_limit(:keyId, :limit) AS answer),
                 day AS MATERIALIZED (SELECT public.increment_rate_limit_daily(:keyId, :daily) AS answer
                                      FROM hour WHERE (answer ->> 'allowed')::boolean),
                 answers AS (SELECT answer FROM hour UNION ALL SELECT answer FROM day)
            SELECT request_count, coalesce(rate_limit, daily_limit) AS rate_limit, remaining,
                   coalesce(window_start, day_start) AS window_start, reset_at, allowed, retry_after_seconds
            FROM answers, LATERAL (SELECT * %s) AS counts
            ORDER BY allowed, remaining, reset_at LIMIT 1
            """.formatted(COUNTED.formatted("answer"));
    private static final String READ_BOTH = """
            SELECT request_count, rate_limit, greatest(0, rate_limit - request_count) AS remaining, window_start, reset_at,
                   request_count < rate_limit AS allowed,
                   CASE WHEN request_count < rate_limit THEN 0
                        ELSE greatest(1, ceil(extract(epoch FROM reset_at - at)))::integer END AS retry_after_seconds
            FROM (SELECT clock_timestamp() AS at OFFSET 0) AS clock, LATERAL (
                SELECT cast(:limit AS integer) AS rate_limit, date_trunc('hour', at, 'UTC') AS window_start,
                       date_trunc('hour', at, 'UTC') + interval '1 hour' AS reset_at,
                       coalesce((SELECT counter.request_count FROM public.rate_limit_counters counter
                                 WHERE counter.key_id = :keyId AND counter.window_start = date_trunc('hour', at, 'UTC')), 0)
                       AS request_count
                UNION ALL
                SELECT cast(:daily AS integer), date_trunc('day', at, 'UTC'), date_trunc('day', at, 'UTC') + interval '24 hours',
                       coalesce((SELECT counter.request_count FROM public.rate_limit_counters_daily counter
                                 WHERE counter.key_id = :keyId AND counter.day_start = date_trunc('day', at, 'UTC')), 0)
                ) AS windows
            ORDER BY allowed, remaining, reset_at LIMIT 1
            """;
    private static final String FORGET = """
            WITH days AS (DELETE FROM public.rate_limit_counters_daily WHERE key_id = :keyId)
            DELETE FROM public.rate_limit_counters WHERE key_id = :keyId
            """;

    private final JdbcClient jdbc;

    public RateLimits(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Counts a request in this hour, even if it is over the limit. @param name of what is limited: a key's id, or another one */
    public RateLimit count(String name, int perHour) {
        return jdbc.sql(COUNT).param("keyId", name).param("limit", perHour).query(RateLimit.class).single();
    }

    /** Counts a request in this hour, even if it is over the limit, and unless it is, in this day. */
    public RateLimit count(String keyId, int perHour, int perDay) {
        return query(COUNT_BOTH, keyId, perHour, perDay);
    }

    /** Reads the counts without changing them. */
    public RateLimit read(String keyId, int perHour, int perDay) {
        return query(READ_BOTH, keyId, perHour, perDay);
    }

    /** Forgets all requests of a key. */
    public void forget(String keyId) {
        jdbc.sql(FORGET).param("keyId", keyId).update();
    }

    private RateLimit query(String sql, String keyId, int perHour, int perDay) {
        return jdbc.sql(sql).param("keyId", keyId).param("limit", perHour).param("daily", perDay).query(RateLimit.class).single();
    }
}

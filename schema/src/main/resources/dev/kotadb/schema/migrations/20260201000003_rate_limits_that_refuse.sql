-- A rate limit that tells its caller whether to go on, and how long to wait where not; and counters that do not pile up.
--
-- What is refused is counted, too. The window ends with the hour whatever has been counted in it, so a caller who keeps
-- knocking does not wait longer for it, operators see how much is asked for, and whoever took request_count >
-- rate_limit for a refusal, as callers of the original do, is still right.

-- The clock is an argument, so that the turn of an hour need not be waited for to be tried.
CREATE FUNCTION kota_private.count_request(p_key_id text, p_rate_limit integer, p_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    this_window timestamptz := pg_catalog.date_trunc('hour', p_at, 'UTC');
    next_window timestamptz := this_window + interval '1 hour';
    counted integer;
BEGIN
    IF p_key_id IS NULL OR p_rate_limit IS NULL THEN
        RAISE EXCEPTION 'a request is counted for a key id and against a limit; one of them is null'
            USING ERRCODE = 'null_value_not_allowed';
    END IF;

    INSERT INTO public.rate_limit_counters AS counter (key_id, window_start, request_count)
    VALUES (p_key_id, this_window, 1)
    ON CONFLICT (key_id, window_start)
        DO UPDATE SET request_count = least(counter.request_count, 2147483646) + 1
    RETURNING counter.request_count INTO counted;

    -- The first request of a key in an hour pays for what is over: more than it adds, so the table tends to the keys of
    -- this hour. Nobody waits for it: rows that another caller has in hand are left to that one or to the next.
    IF counted = 1 THEN
        -- An array, since the rows of a sub-select with a limit may be asked for more than once.
        DELETE FROM public.rate_limit_counters
        WHERE id = ANY (ARRAY(SELECT id FROM public.rate_limit_counters
                              WHERE window_start < this_window
                              ORDER BY window_start
                              LIMIT 100
                              FOR UPDATE SKIP LOCKED));
    END IF;

    RETURN pg_catalog.jsonb_build_object(
        'request_count', counted,
        'window_start', this_window,
        'rate_limit', p_rate_limit,
        'remaining', greatest(0, p_rate_limit - counted),
        'reset_at', next_window,
        'allowed', counted <= p_rate_limit,
        'retry_after_seconds', CASE WHEN counted <= p_rate_limit THEN 0
                                    ELSE greatest(1, ceil(extract(epoch FROM next_window - p_at)))::integer END);
END
$$;
COMMENT ON FUNCTION kota_private.count_request(text, integer, timestamptz) IS
    'counts one request of a key in the clock hour of a time; increment_rate_limit calls it with the present one';
REVOKE EXECUTE ON FUNCTION kota_private.count_request(text, integer, timestamptz)
    FROM PUBLIC, anon, authenticated, service_role;

-- Its privileges stay as they are.
CREATE OR REPLACE FUNCTION increment_rate_limit(p_key_id text, p_rate_limit integer) RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    SELECT kota_private.count_request(p_key_id, p_rate_limit, pg_catalog.clock_timestamp())
$$;
COMMENT ON FUNCTION increment_rate_limit(text, integer) IS
    'counts one request in the current clock hour; tells whether it is within the limit, and else how long to wait';

-- Requests per UTC day beside those per hour, by the names that the original gave them after its eleven migrations. As
-- increment_rate_limit does, the function counts what it refuses, and tells whether to go on and how long to wait.

CREATE TABLE IF NOT EXISTS rate_limit_counters_daily (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    key_id text NOT NULL,
    day_start timestamptz NOT NULL,
    request_count integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (key_id, day_start)
);
COMMENT ON TABLE rate_limit_counters_daily IS 'requests per key and UTC day; reached through increment_rate_limit_daily';
-- The unique key serves questions for a key.
DROP INDEX IF EXISTS idx_rate_limit_counters_daily_key_id;
CREATE INDEX IF NOT EXISTS idx_rate_limit_counters_daily_day ON rate_limit_counters_daily (day_start);

DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT policyname FROM pg_policies
               WHERE schemaname = 'public' AND tablename = 'rate_limit_counters_daily' LOOP
        EXECUTE format('DROP POLICY %I ON public.rate_limit_counters_daily', old.policyname);
    END LOOP;
END
$$;
ALTER TABLE rate_limit_counters_daily ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON rate_limit_counters_daily FROM PUBLIC, anon, authenticated;
GRANT ALL ON rate_limit_counters_daily TO service_role;
CREATE POLICY rate_limit_counters_daily_service ON rate_limit_counters_daily TO service_role USING (true) WITH CHECK (true);

-- The clock is an argument, so that the turn of a day need not be waited for to be tried.
CREATE FUNCTION kota_private.count_request_of_day(p_key_id text, p_daily_limit integer, p_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    this_day timestamptz := pg_catalog.date_trunc('day', p_at, 'UTC');
    next_day timestamptz := this_day + interval '24 hours';
    counted integer;
BEGIN
    IF p_key_id IS NULL OR p_daily_limit IS NULL THEN
        RAISE EXCEPTION 'a request is counted for a key id and against a limit; one of them is null'
            USING ERRCODE = 'null_value_not_allowed';
    END IF;

    INSERT INTO public.rate_limit_counters_daily AS counter (key_id, day_start, request_count)
    VALUES (p_key_id, this_day, 1)
    ON CONFLICT (key_id, day_start)
        DO UPDATE SET request_count = least(counter.request_count, 2147483646) + 1
    RETURNING counter.request_count INTO counted;

    -- As in count_request: the first request of a key in a day pays for what is over.
    IF counted = 1 THEN
        DELETE FROM public.rate_limit_counters_daily
        WHERE id = ANY (ARRAY(SELECT id FROM public.rate_limit_counters_daily
                              WHERE day_start < this_day
                              ORDER BY day_start
                              LIMIT 100
                              FOR UPDATE SKIP LOCKED));
    END IF;

    RETURN pg_catalog.jsonb_build_object(
        'request_count', counted,
        'day_start', this_day,
        'daily_limit', p_daily_limit,
        'remaining', greatest(0, p_daily_limit - counted),
        'reset_at', next_day,
        'allowed', counted <= p_daily_limit,
        'retry_after_seconds', CASE WHEN counted <= p_daily_limit THEN 0
                                    ELSE greatest(1, ceil(extract(epoch FROM next_day - p_at)))::integer END);
END
$$;
COMMENT ON FUNCTION kota_private.count_request_of_day(text, integer, timestamptz) IS
    'counts one request of a key in the UTC day of a time; increment_rate_limit_daily calls it with the present one';
REVOKE EXECUTE ON FUNCTION kota_private.count_request_of_day(text, integer, timestamptz)
    FROM PUBLIC, anon, authenticated, service_role;

CREATE OR REPLACE FUNCTION increment_rate_limit_daily(p_key_id text, p_daily_limit integer) RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    SELECT kota_private.count_request_of_day(p_key_id, p_daily_limit, pg_catalog.clock_timestamp())
$$;
COMMENT ON FUNCTION increment_rate_limit_daily(text, integer) IS
    'counts one request in the current UTC day; tells whether it is within the limit, and else how long to wait';
REVOKE EXECUTE ON FUNCTION increment_rate_limit_daily(text, integer) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION increment_rate_limit_daily(text, integer) TO service_role;

-- Functions with the signatures of schema.txt; their names of parameters are not those that the migrations use.
CREATE FUNCTION set_user_context(user_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM set_config('app.user_id', user_id::text, true);
END
$$;
CREATE FUNCTION clear_user_context() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM set_config('app.user_id', '', true);
END
$$;
CREATE FUNCTION increment_rate_limit(p_key_id text, p_rate_limit integer) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
AS $$
BEGIN
    INSERT INTO rate_limit_counters (key_id, window_start, request_count) VALUES (p_key_id, date_trunc('hour', now()), 1)
    ON CONFLICT (key_id, window_start) DO UPDATE SET request_count = rate_limit_counters.request_count + 1;
    RETURN '{}'::jsonb;
END
$$;
CREATE FUNCTION store_indexed_data(repository uuid, files jsonb, symbols jsonb, refs jsonb, graph jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    RETURN '{}'::jsonb;
END
$$;

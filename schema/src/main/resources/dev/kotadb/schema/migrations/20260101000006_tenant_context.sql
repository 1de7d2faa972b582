-- Who the policies take the user for.
--
-- app.user_id alone says nothing: anybody may SET it. So set_user_context leaves a proof beside it, a keyed hash over
-- the user, the session and the transaction with a secret that only functions of this schema's owner can read, and
-- current_user_id() believes app.user_id only with the proof. A proof that was seen is of no use to another session, in
-- another transaction, or for another user. Neither a table nor a transaction id is written for it, so it works on a
-- read-only replica and costs some microseconds a statement.

CREATE SCHEMA kota_private;
REVOKE ALL ON SCHEMA kota_private FROM PUBLIC, anon, authenticated, service_role;

CREATE TABLE kota_private.context_secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret bytea NOT NULL
);
COMMENT ON TABLE kota_private.context_secret IS 'signs the user of a transaction; may be replaced at any time';
-- Random bits without an extension: 122 of each uuid come from the server's strong source.
INSERT INTO kota_private.context_secret (secret)
SELECT sha256(string_agg(uuid_send(gen_random_uuid()), '')) FROM generate_series(1, 4);
REVOKE ALL ON kota_private.context_secret FROM PUBLIC, anon, authenticated, service_role;

CREATE FUNCTION kota_private.context_proof(user_name text) RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED SET search_path = '' AS $$
    SELECT pg_catalog.encode(pg_catalog.sha256(
        secret || '\x5c'::bytea || pg_catalog.sha256(
            secret || '\x36'::bytea
            || pg_catalog.int4send(pg_catalog.pg_backend_pid())
            || pg_catalog.timestamptz_send(pg_catalog.now())
            || pg_catalog.convert_to(user_name, 'UTF8'))), 'hex')
    FROM kota_private.context_secret
$$;
REVOKE EXECUTE ON FUNCTION kota_private.context_proof(text) FROM PUBLIC, anon, authenticated, service_role;

-- For the current transaction. Who may call it can be anybody: the service role alone.
CREATE OR REPLACE FUNCTION set_user_context(user_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM pg_catalog.set_config('app.user_id', coalesce(user_id::text, ''), true);
    PERFORM pg_catalog.set_config('app.user_proof',
                                  coalesce(kota_private.context_proof(user_id::text), ''), true);
END
$$;
REVOKE EXECUTE ON FUNCTION set_user_context(uuid) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION set_user_context(uuid) TO service_role;

-- A setting cannot be unset within a transaction, only be empty; every reader takes the empty one for none.
CREATE OR REPLACE FUNCTION clear_user_context() RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
    PERFORM pg_catalog.set_config('app.user_id', '', true);
    PERFORM pg_catalog.set_config('app.user_proof', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION clear_user_context() FROM PUBLIC, anon;
GRANT EXECUTE ON FUNCTION clear_user_context() TO authenticated, service_role;

-- The user of this transaction; null where none was set, or where somebody else than set_user_context did.
CREATE FUNCTION current_user_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = '' AS $$
    SELECT claim.user_name::uuid
    FROM (SELECT nullif(pg_catalog.current_setting('app.user_id', true), '') AS user_name) AS claim
    WHERE claim.user_name IS NOT NULL
      AND pg_catalog.current_setting('app.user_proof', true) = kota_private.context_proof(claim.user_name)
$$;
REVOKE EXECUTE ON FUNCTION current_user_id() FROM PUBLIC, anon;
GRANT EXECUTE ON FUNCTION current_user_id() TO authenticated, service_role;

-- Counts one request in the current clock hour. The hour is the same for everybody, whatever half hours a session's
-- time zone is away from it, and however long ago its transaction began.
CREATE OR REPLACE FUNCTION increment_rate_limit(p_key_id text, p_rate_limit integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    this_window timestamptz := pg_catalog.date_trunc('hour', pg_catalog.clock_timestamp(), 'UTC');
    counted integer;
BEGIN
    INSERT INTO public.rate_limit_counters AS counter (key_id, window_start, request_count)
    VALUES (p_key_id, this_window, 1)
    ON CONFLICT (key_id, window_start) DO UPDATE SET request_count = counter.request_count + 1
    RETURNING counter.request_count INTO counted;

    RETURN pg_catalog.jsonb_build_object(
        'request_count', counted,
        'window_start', this_window,
        'rate_limit', p_rate_limit,
        'remaining', greatest(0, p_rate_limit - counted),
        'reset_at', this_window + interval '1 hour');
END
$$;
REVOKE EXECUTE ON FUNCTION increment_rate_limit(text, integer) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION increment_rate_limit(text, integer) TO service_role;

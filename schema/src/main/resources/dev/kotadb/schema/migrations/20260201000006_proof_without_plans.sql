-- Who is asked for a little sooner at a session's first questions: a query without parameters is planned once, and not five
-- times more for values that play no part in it.
CREATE OR REPLACE FUNCTION kota_private.context_proof(user_name text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = '' AS $$
DECLARE
    secret bytea := (SELECT s.secret FROM kota_private.context_secret s);
BEGIN
    RETURN pg_catalog.encode(pg_catalog.sha256(
        secret || '\x5c'::bytea || pg_catalog.sha256(
            secret || '\x36'::bytea
            || pg_catalog.int4send(pg_catalog.pg_backend_pid())
            || pg_catalog.timestamptz_send(pg_catalog.now())
            || pg_catalog.convert_to(user_name, 'UTF8'))), 'hex');
END
$$;

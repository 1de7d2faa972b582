-- The policies' user, for the current transaction.

CREATE FUNCTION set_user_context(user_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM set_config('app.user_id', user_id::text, true);
END
$$;

CREATE FUNCTION clear_user_context() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM set_config('app.user_id', '', true);
END
$$;

-- The table "migrations" was there from the start and nobody ever wrote to it. A trigger on Flyway's own record does
-- now, so that no way of migrating can forget it. The names are the file names without their extension.

CREATE FUNCTION record_applied_migration() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO public.migrations (name, applied_at)
    VALUES (pg_catalog.regexp_replace(NEW.script, '^.*/|\.sql$', '', 'g'), pg_catalog.clock_timestamp())
    ON CONFLICT (name) DO NOTHING;
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION record_applied_migration() FROM PUBLIC, anon, authenticated, service_role;

-- Where another tool applies these files (the platform's own does), there is no such record to watch.
DO $$
BEGIN
    IF to_regclass('public.flyway_schema_history') IS NULL THEN
        RETURN;
    END IF;
    -- A database of the original has some or all of the original's migrations, and Flyway's record only the last of them.
    INSERT INTO migrations (name, applied_at)
    SELECT original.name, history.installed_on
    FROM flyway_schema_history AS history,
         unnest(ARRAY[
             '20241001000001_initial_schema',
             '20241011000000_fulltext_search_index',
             '20241014000000_symbols_unique_constraint',
             '20241020000000_references_unique_constraint',
             '20241021000000_add_dependency_graph_table',
             '20241021000001_add_job_tracking_columns',
             '20241021000002_add_rls_context_functions',
             '20241021000003_store_indexed_data_function',
             '20241021000004_add_enum_to_symbol_kinds',
             '20241022000000_add_installation_id_to_repositories',
             '20241023000000_add_last_push_at_to_repositories'
         ]) WITH ORDINALITY AS original (name, position)
    WHERE history.type = 'BASELINE' AND split_part(original.name, '_', 1) <= history.version
    ORDER BY original.position
    ON CONFLICT (name) DO NOTHING;

    INSERT INTO migrations (name, applied_at)
    SELECT regexp_replace(script, '^.*/|\.sql$', '', 'g'), installed_on
    FROM flyway_schema_history
    WHERE success AND type = 'SQL' AND version IS NOT NULL
    ORDER BY installed_rank
    ON CONFLICT (name) DO NOTHING;

    CREATE TRIGGER record_applied_migration AFTER INSERT ON flyway_schema_history
        FOR EACH ROW WHEN (NEW.success AND NEW.type = 'SQL' AND NEW.version IS NOT NULL)
        EXECUTE FUNCTION record_applied_migration();

    -- Every table in "public" is offered to tenants by the platform; this one is nobody's business.
    ALTER TABLE flyway_schema_history ENABLE ROW LEVEL SECURITY;
    REVOKE ALL ON flyway_schema_history FROM PUBLIC, anon, authenticated;
    GRANT SELECT ON flyway_schema_history TO service_role;
    CREATE POLICY flyway_schema_history_service ON flyway_schema_history TO service_role USING (true) WITH CHECK (true);
END
$$;

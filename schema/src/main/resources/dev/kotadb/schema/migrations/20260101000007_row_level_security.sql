-- Who may see and change what. A tenant is the role "authenticated" with a user set by set_user_context; "anon" finds
-- every table empty; "service_role" sees everything, by a policy as well as by BYPASSRLS, which only a superuser can
-- grant. The owner of the tables is not subject to the policies (no FORCE): the jobs run as the owner or as
-- service_role, and the functions below look membership up as the owner.
--
-- Membership is looked up by functions that run as the owner: a policy on user_organizations that reads
-- user_organizations would call itself for ever. Each returns one array, and the policies ask for it in a sub-select
-- without a reference to the row, so it is evaluated once a statement and compared by an index.

CREATE FUNCTION member_organizations() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce(pg_catalog.array_agg(id), '{}') FROM (
        SELECT org_id AS id FROM public.user_organizations WHERE user_id = (SELECT public.current_user_id())
        UNION
        SELECT id FROM public.organizations WHERE owner_id = (SELECT public.current_user_id())
    ) AS organization
$$;

CREATE FUNCTION managed_organizations() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce(pg_catalog.array_agg(id), '{}') FROM (
        SELECT org_id AS id FROM public.user_organizations
        WHERE user_id = (SELECT public.current_user_id()) AND role IN ('owner', 'admin')
        UNION
        SELECT id FROM public.organizations WHERE owner_id = (SELECT public.current_user_id())
    ) AS organization
$$;

CREATE FUNCTION owned_organizations() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce(pg_catalog.array_agg(id), '{}') FROM (
        SELECT org_id AS id FROM public.user_organizations
        WHERE user_id = (SELECT public.current_user_id()) AND role = 'owner'
        UNION
        SELECT id FROM public.organizations WHERE owner_id = (SELECT public.current_user_id())
    ) AS organization
$$;

CREATE FUNCTION visible_repositories() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce(pg_catalog.array_agg(id), '{}') FROM public.repositories
    WHERE user_id = (SELECT public.current_user_id()) OR org_id = ANY ((SELECT public.member_organizations())::uuid[])
$$;

CREATE FUNCTION managed_repositories() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce(pg_catalog.array_agg(id), '{}') FROM public.repositories
    WHERE user_id = (SELECT public.current_user_id()) OR org_id = ANY ((SELECT public.managed_organizations())::uuid[])
$$;

REVOKE EXECUTE ON FUNCTION member_organizations(), managed_organizations(), owned_organizations(),
    visible_repositories(), managed_repositories() FROM PUBLIC, anon;
GRANT EXECUTE ON FUNCTION member_organizations(), managed_organizations(), owned_organizations(),
    visible_repositories(), managed_repositories() TO authenticated, service_role;

-- Start from nothing: the original's policies go, and so does what the platform grants on every new table, TRUNCATE
-- among it, which no policy stops.
DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT policyname, tablename FROM pg_policies
               WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history' LOOP
        EXECUTE format('DROP POLICY %I ON public.%I', old.policyname, old.tablename);
    END LOOP;
END
$$;

REVOKE ALL ON api_keys, organizations, user_organizations, rate_limit_counters, repositories, index_jobs, indexed_files,
    symbols, "references", dependency_graph, search_documents, file_outcomes, file_facts, file_units, file_lookups,
    migrations FROM PUBLIC, anon, authenticated;

ALTER TABLE search_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_units ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_lookups ENABLE ROW LEVEL SECURITY;

DO $$
DECLARE
    every text;
BEGIN
    FOREACH every IN ARRAY ARRAY['api_keys', 'organizations', 'user_organizations', 'rate_limit_counters',
                                 'repositories', 'index_jobs', 'indexed_files', 'symbols', 'references',
                                 'dependency_graph', 'search_documents', 'file_outcomes', 'file_facts', 'file_units',
                                 'file_lookups', 'migrations'] LOOP
        EXECUTE format('GRANT ALL ON public.%I TO service_role', every);
        EXECUTE format('CREATE POLICY %I ON public.%I TO service_role USING (true) WITH CHECK (true)',
                       every || '_service', every);
    END LOOP;
END
$$;

-- Tenants. What is a matter of money or of power (a key's tier and limit, an organization's owner) is no column of
-- theirs to write. rate_limit_counters, migrations, file_facts, file_units and file_lookups are not theirs at all.
GRANT SELECT ON api_keys, organizations, user_organizations, repositories, index_jobs, indexed_files, symbols,
    "references", dependency_graph, search_documents, file_outcomes TO anon, authenticated;
GRANT INSERT, UPDATE, DELETE ON user_organizations, repositories, index_jobs, indexed_files, symbols, "references",
    dependency_graph TO authenticated;
GRANT INSERT, DELETE, UPDATE (name, slug, metadata, updated_at) ON organizations TO authenticated;
GRANT DELETE, UPDATE (enabled, metadata) ON api_keys TO authenticated;
-- Ids that are made by default.
REVOKE EXECUTE ON FUNCTION time_ordered_uuid() FROM PUBLIC, anon;
GRANT EXECUTE ON FUNCTION time_ordered_uuid() TO authenticated, service_role;

CREATE POLICY api_keys_select ON api_keys FOR SELECT TO authenticated
    USING (user_id = (SELECT current_user_id()));
CREATE POLICY api_keys_update ON api_keys FOR UPDATE TO authenticated
    USING (user_id = (SELECT current_user_id()));
CREATE POLICY api_keys_delete ON api_keys FOR DELETE TO authenticated
    USING (user_id = (SELECT current_user_id()));

-- The owner is asked for beside the membership, since a row that is just being written has no members yet.
CREATE POLICY organizations_select ON organizations FOR SELECT TO authenticated
    USING (owner_id = (SELECT current_user_id()) OR id = ANY ((SELECT member_organizations())::uuid[]));
CREATE POLICY organizations_insert ON organizations FOR INSERT TO authenticated
    WITH CHECK (owner_id = (SELECT current_user_id()));
CREATE POLICY organizations_update ON organizations FOR UPDATE TO authenticated
    USING (id = ANY ((SELECT managed_organizations())::uuid[]));
CREATE POLICY organizations_delete ON organizations FOR DELETE TO authenticated
    USING (id = ANY ((SELECT owned_organizations())::uuid[]));

-- An admin manages members and admins; owners are made and unmade by owners.
CREATE POLICY user_organizations_select ON user_organizations FOR SELECT TO authenticated
    USING (org_id = ANY ((SELECT member_organizations())::uuid[]));
CREATE POLICY user_organizations_insert ON user_organizations FOR INSERT TO authenticated
    WITH CHECK (org_id = ANY ((SELECT managed_organizations())::uuid[])
                AND (role <> 'owner' OR org_id = ANY ((SELECT owned_organizations())::uuid[])));
CREATE POLICY user_organizations_update ON user_organizations FOR UPDATE TO authenticated
    USING (org_id = ANY ((SELECT managed_organizations())::uuid[])
           AND (role <> 'owner' OR org_id = ANY ((SELECT owned_organizations())::uuid[])));
CREATE POLICY user_organizations_delete ON user_organizations FOR DELETE TO authenticated
    USING (org_id = ANY ((SELECT managed_organizations())::uuid[])
           AND (role <> 'owner' OR org_id = ANY ((SELECT owned_organizations())::uuid[])));

-- Any member may add a repository to an organization, as in the original; changing and deleting is for its managers.
CREATE POLICY repositories_select ON repositories FOR SELECT TO authenticated
    USING (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT member_organizations())::uuid[]));
CREATE POLICY repositories_insert ON repositories FOR INSERT TO authenticated
    WITH CHECK (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT member_organizations())::uuid[]));
CREATE POLICY repositories_update ON repositories FOR UPDATE TO authenticated
    USING (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT managed_organizations())::uuid[]));
CREATE POLICY repositories_delete ON repositories FOR DELETE TO authenticated
    USING (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT managed_organizations())::uuid[]));

-- Whoever sees a repository may ask for it to be indexed.
CREATE POLICY index_jobs_select ON index_jobs FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY index_jobs_insert ON index_jobs FOR INSERT TO authenticated
    WITH CHECK (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY index_jobs_update ON index_jobs FOR UPDATE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY index_jobs_delete ON index_jobs FOR DELETE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));

CREATE POLICY indexed_files_select ON indexed_files FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY indexed_files_insert ON indexed_files FOR INSERT TO authenticated
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY indexed_files_update ON indexed_files FOR UPDATE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY indexed_files_delete ON indexed_files FOR DELETE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));

CREATE POLICY symbols_select ON symbols FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY symbols_insert ON symbols FOR INSERT TO authenticated
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY symbols_update ON symbols FOR UPDATE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY symbols_delete ON symbols FOR DELETE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));

-- A foreign key sees every row, so a tenant could learn by it which ids exist: what a tenant's row points at has to be
-- visible to the tenant. The sub-selects are subject to the policies of their tables.
CREATE POLICY references_select ON "references" FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY references_insert ON "references" FOR INSERT TO authenticated
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND (target_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = target_symbol_id)));
CREATE POLICY references_update ON "references" FOR UPDATE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]))
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND (target_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = target_symbol_id)));
CREATE POLICY references_delete ON "references" FOR DELETE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));

CREATE POLICY dependency_graph_select ON dependency_graph FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY dependency_graph_insert ON dependency_graph FOR INSERT TO authenticated
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND (from_file_id IS NULL OR EXISTS (SELECT FROM indexed_files f WHERE f.id = from_file_id))
                AND (to_file_id IS NULL OR EXISTS (SELECT FROM indexed_files f WHERE f.id = to_file_id))
                AND (from_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = from_symbol_id))
                AND (to_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = to_symbol_id)));
CREATE POLICY dependency_graph_update ON dependency_graph FOR UPDATE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]))
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[])
                AND (from_file_id IS NULL OR EXISTS (SELECT FROM indexed_files f WHERE f.id = from_file_id))
                AND (to_file_id IS NULL OR EXISTS (SELECT FROM indexed_files f WHERE f.id = to_file_id))
                AND (from_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = from_symbol_id))
                AND (to_symbol_id IS NULL OR EXISTS (SELECT FROM symbols s WHERE s.id = to_symbol_id)));
CREATE POLICY dependency_graph_delete ON dependency_graph FOR DELETE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));

CREATE POLICY search_documents_select ON search_documents FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY file_outcomes_select ON file_outcomes FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));

-- Groups of repositories, by the names that the original gave them after its eleven migrations: a database that was its last
-- hosted one has both tables and their rows.

CREATE TABLE IF NOT EXISTS projects (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid REFERENCES auth.users (id) ON DELETE CASCADE,
    org_id uuid REFERENCES organizations (id) ON DELETE CASCADE,
    name text NOT NULL,
    description text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb DEFAULT '{}'
);
UPDATE projects SET metadata = '{}' WHERE metadata IS NULL;
ALTER TABLE projects ALTER COLUMN metadata SET NOT NULL,
    DROP CONSTRAINT IF EXISTS projects_check,
    ADD CONSTRAINT projects_check CHECK ((user_id IS NULL) <> (org_id IS NULL));
COMMENT ON TABLE projects IS 'groups of repositories, each of a user or an organization';
CREATE UNIQUE INDEX IF NOT EXISTS idx_projects_user_name ON projects (user_id, name) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS idx_projects_org_name ON projects (org_id, name) WHERE org_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS project_repositories (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    added_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (project_id, repository_id)
);
COMMENT ON TABLE project_repositories IS 'which repositories are in which project';
CREATE INDEX IF NOT EXISTS idx_project_repositories_repository_id ON project_repositories (repository_id);

-- The unique keys serve these questions.
DROP INDEX IF EXISTS idx_projects_user_id, idx_projects_org_id, idx_project_repositories_project_id;

DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT policyname, tablename FROM pg_policies
               WHERE schemaname = 'public' AND tablename IN ('projects', 'project_repositories') LOOP
        EXECUTE format('DROP POLICY %I ON public.%I', old.policyname, old.tablename);
    END LOOP;
END
$$;

ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_repositories ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON projects, project_repositories FROM PUBLIC, anon, authenticated;
GRANT ALL ON projects, project_repositories TO service_role;
GRANT SELECT ON projects, project_repositories TO anon, authenticated;
GRANT INSERT, DELETE, UPDATE (name, description, metadata, updated_at) ON projects TO authenticated;
GRANT INSERT, DELETE ON project_repositories TO authenticated;

CREATE POLICY projects_service ON projects TO service_role USING (true) WITH CHECK (true);
CREATE POLICY project_repositories_service ON project_repositories TO service_role USING (true) WITH CHECK (true);

-- As for repositories: any member may add a project to an organization, its managers change and delete it.
CREATE POLICY projects_select ON projects FOR SELECT TO authenticated
    USING (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT member_organizations())::uuid[]));
CREATE POLICY projects_insert ON projects FOR INSERT TO authenticated
    WITH CHECK (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT member_organizations())::uuid[]));
CREATE POLICY projects_update ON projects FOR UPDATE TO authenticated
    USING (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT managed_organizations())::uuid[]));
CREATE POLICY projects_delete ON projects FOR DELETE TO authenticated
    USING (user_id = (SELECT current_user_id()) OR org_id = ANY ((SELECT managed_organizations())::uuid[]));

-- The sub-selects from projects are subject to its policies. A repository that the viewer does not see is not listed: a
-- colleague may have added one of their own to the organization's project.
CREATE POLICY project_repositories_select ON project_repositories FOR SELECT TO authenticated
    USING (project_id IN (SELECT p.id FROM projects p) AND repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY project_repositories_insert ON project_repositories FOR INSERT TO authenticated
    WITH CHECK (project_id IN (SELECT p.id FROM projects p) AND repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY project_repositories_delete ON project_repositories FOR DELETE TO authenticated
    USING (project_id IN (SELECT p.id FROM projects p
                          WHERE p.user_id = (SELECT current_user_id())
                             OR p.org_id = ANY ((SELECT managed_organizations())::uuid[])));

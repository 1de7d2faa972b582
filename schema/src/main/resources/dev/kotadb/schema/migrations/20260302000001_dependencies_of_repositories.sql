-- The packages that a repository depends on, for every database alike: one that began as the original's has the table and
-- its rows; one that an earlier version of kota made has not, since the first migration did not make it then.

CREATE TABLE IF NOT EXISTS dependencies (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    name text NOT NULL,
    version text,
    dependency_type text NOT NULL CHECK (dependency_type IN ('npm', 'python', 'go', 'rust', 'maven')),
    metadata jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (repository_id, name, dependency_type)
);
COMMENT ON TABLE dependencies IS 'the packages that a repository depends on, by package manager';

-- The unique key serves questions for a repository, and five types tell too little apart.
DROP INDEX IF EXISTS idx_dependencies_repository_id, idx_dependencies_type;
CREATE INDEX IF NOT EXISTS idx_dependencies_name ON dependencies (name);

-- As for the other tables below a repository: who sees the repository sees its rows, and its managers may change them.
ALTER TABLE dependencies ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON dependencies FROM PUBLIC, anon, authenticated;
GRANT ALL ON dependencies TO service_role;
GRANT SELECT ON dependencies TO anon, authenticated;
GRANT DELETE,
    INSERT (repository_id, name, version, dependency_type, metadata, created_at),
    UPDATE (repository_id, name, version, dependency_type, metadata, created_at) ON dependencies TO authenticated;

CREATE POLICY dependencies_service ON dependencies TO service_role USING (true) WITH CHECK (true);
CREATE POLICY dependencies_select ON dependencies FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY dependencies_insert ON dependencies FOR INSERT TO authenticated
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY dependencies_update ON dependencies FOR UPDATE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY dependencies_delete ON dependencies FOR DELETE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));

-- Privileges that depended on where the tables were made: a platform grants everything on new objects to its roles, and a
-- plain server nothing.
GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
REVOKE ALL ON SEQUENCE migrations_id_seq FROM PUBLIC, anon, authenticated, service_role;
DO $$
BEGIN
    IF to_regclass('public.flyway_schema_history') IS NOT NULL THEN
        REVOKE ALL ON flyway_schema_history FROM PUBLIC, anon, authenticated, service_role;
        GRANT SELECT ON flyway_schema_history TO service_role;
    END IF;
END
$$;

COMMENT ON COLUMN "references".resolution IS 'how the target was found, or why it was not';

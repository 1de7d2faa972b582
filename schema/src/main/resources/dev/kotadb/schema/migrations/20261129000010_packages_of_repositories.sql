-- The packages that a repository provides, by the manifests that name them. What it depends on is in dependencies.

CREATE TABLE packages (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    name text NOT NULL,
    version text,
    package_type text NOT NULL CHECK (package_type IN ('npm', 'python', 'go', 'rust', 'maven')),
    manifest_path text NOT NULL,
    metadata jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE packages IS 'the packages that a repository provides, by the manifests that name them';
CREATE INDEX idx_packages_repository ON packages (repository_id);
CREATE INDEX idx_packages_name ON packages (name);

ALTER TABLE packages ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON packages FROM PUBLIC, anon, authenticated;
GRANT ALL ON packages TO service_role;
GRANT SELECT ON packages TO anon, authenticated;
GRANT DELETE,
    INSERT (repository_id, name, version, package_type, manifest_path, metadata, created_at),
    UPDATE (repository_id, name, version, package_type, manifest_path, metadata, created_at) ON packages TO authenticated;

CREATE POLICY packages_service ON packages TO service_role USING (true) WITH CHECK (true);
CREATE POLICY packages_select ON packages FOR SELECT TO authenticated
    USING (repository_id = ANY ((SELECT visible_repositories())::uuid[]));
CREATE POLICY packages_insert ON packages FOR INSERT TO authenticated
    WITH CHECK (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY packages_update ON packages FOR UPDATE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));
CREATE POLICY packages_delete ON packages FOR DELETE TO authenticated
    USING (repository_id = ANY ((SELECT managed_repositories())::uuid[]));

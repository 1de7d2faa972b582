-- Dependencies inside a repository: files by their imports, symbols by their use.

CREATE TABLE dependency_graph (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    from_file_id uuid REFERENCES indexed_files (id) ON DELETE CASCADE,
    to_file_id uuid REFERENCES indexed_files (id) ON DELETE CASCADE,
    from_symbol_id uuid REFERENCES symbols (id) ON DELETE CASCADE,
    to_symbol_id uuid REFERENCES symbols (id) ON DELETE CASCADE,
    dependency_type text NOT NULL CHECK (dependency_type IN ('file_import', 'symbol_usage')),
    metadata jsonb DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((from_file_id IS NOT NULL AND to_file_id IS NOT NULL)
           OR (from_symbol_id IS NOT NULL AND to_symbol_id IS NOT NULL))
);
CREATE INDEX idx_dependency_graph_repository_id ON dependency_graph (repository_id);
CREATE INDEX idx_dependency_graph_from_file_id ON dependency_graph (from_file_id);
CREATE INDEX idx_dependency_graph_to_file_id ON dependency_graph (to_file_id);
CREATE INDEX idx_dependency_graph_from_symbol_id ON dependency_graph (from_symbol_id);
CREATE INDEX idx_dependency_graph_to_symbol_id ON dependency_graph (to_symbol_id);
CREATE INDEX idx_dependency_graph_type ON dependency_graph (dependency_type);
CREATE INDEX idx_dependency_graph_from_file_type ON dependency_graph (from_file_id, dependency_type);
CREATE INDEX idx_dependency_graph_to_file_type ON dependency_graph (to_file_id, dependency_type);

GRANT ALL ON dependency_graph TO anon, authenticated, service_role;
ALTER TABLE dependency_graph ENABLE ROW LEVEL SECURITY;
CREATE POLICY dependency_graph_select ON dependency_graph FOR SELECT
    USING (repository_id IN (
        SELECT id FROM repositories
        WHERE user_id = current_setting('app.user_id', true)::uuid
           OR org_id IN (SELECT org_id FROM user_organizations
                         WHERE user_id = current_setting('app.user_id', true)::uuid)));
CREATE POLICY dependency_graph_insert ON dependency_graph FOR INSERT
    WITH CHECK (repository_id IN (
        SELECT id FROM repositories
        WHERE user_id = current_setting('app.user_id', true)::uuid
           OR org_id IN (SELECT org_id FROM user_organizations
                         WHERE user_id = current_setting('app.user_id', true)::uuid)));
CREATE POLICY dependency_graph_delete ON dependency_graph FOR DELETE
    USING (repository_id IN (
        SELECT id FROM repositories
        WHERE user_id = current_setting('app.user_id', true)::uuid
           OR org_id IN (SELECT org_id FROM user_organizations
                         WHERE user_id = current_setting('app.user_id', true)::uuid AND role IN ('owner', 'admin'))));

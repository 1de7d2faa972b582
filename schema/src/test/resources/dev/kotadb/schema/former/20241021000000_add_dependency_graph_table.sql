-- Who depends on whom: files by their imports, symbols by their use.

CREATE TABLE dependency_graph (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    from_file_id uuid REFERENCES indexed_files (id) ON DELETE CASCADE,
    to_file_id uuid REFERENCES indexed_files (id) ON DELETE CASCADE,
    from_symbol_id uuid REFERENCES symbols (id) ON DELETE CASCADE,
    to_symbol_id uuid REFERENCES symbols (id) ON DELETE CASCADE,
    dependency_type text NOT NULL CHECK (dependency_type IN ('file_import', 'symbol_usage')),
    created_at timestamptz NOT NULL DEFAULT now(),
    metadata jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT dependency_graph_both_ends CHECK (
        (from_file_id IS NOT NULL AND to_file_id IS NOT NULL)
        OR (from_symbol_id IS NOT NULL AND to_symbol_id IS NOT NULL))
);
CREATE INDEX idx_dependency_graph_repository_id ON dependency_graph (repository_id);
CREATE INDEX idx_dependency_graph_from_file ON dependency_graph (from_file_id, dependency_type);
CREATE INDEX idx_dependency_graph_to_file ON dependency_graph (to_file_id, dependency_type);
CREATE INDEX idx_dependency_graph_from_symbol ON dependency_graph (from_symbol_id, dependency_type);
CREATE INDEX idx_dependency_graph_to_symbol ON dependency_graph (to_symbol_id, dependency_type);

GRANT ALL ON dependency_graph TO anon, authenticated, service_role;
ALTER TABLE dependency_graph ENABLE ROW LEVEL SECURITY;
CREATE POLICY dependency_graph_select ON dependency_graph FOR SELECT
    USING (repository_id IN (SELECT r.id FROM repositories r));
CREATE POLICY dependency_graph_insert ON dependency_graph FOR INSERT
    WITH CHECK (repository_id IN (SELECT r.id FROM repositories r));

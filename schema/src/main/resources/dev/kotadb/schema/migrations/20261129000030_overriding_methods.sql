-- Which methods override or implement which, by the rules of each language: the edges overrides of the graph. What they override may
-- be declared outside the repository.

ALTER TABLE dependency_graph ADD COLUMN to_external_symbol_id bigint
    CONSTRAINT dependency_graph_to_external_symbol_id_fkey REFERENCES external_symbols (id) ON DELETE CASCADE;
ALTER TABLE dependency_graph
    DROP CONSTRAINT dependency_graph_dependency_type_check,
    ADD CONSTRAINT dependency_graph_dependency_type_check
        CHECK (dependency_type IN ('file_import', 'symbol_usage', 'overrides')),
    DROP CONSTRAINT dependency_graph_both_ends,
    ADD CONSTRAINT dependency_graph_both_ends CHECK (
        (from_file_id IS NOT NULL AND to_file_id IS NOT NULL)
        OR (from_symbol_id IS NOT NULL AND (to_symbol_id IS NOT NULL OR to_external_symbol_id IS NOT NULL)));
COMMENT ON COLUMN dependency_graph.from_file_id IS
    'of an edge overrides: the file with the type that inherits the method and thereby makes it implement another; null if the method''s own type does';
COMMENT ON COLUMN dependency_graph.to_external_symbol_id IS 'what is overridden, if it is declared outside the repository';
-- With the repository, so that the time of a tenant's question does not depend on other repositories.
CREATE INDEX idx_dependency_graph_to_external ON dependency_graph (to_external_symbol_id, repository_id)
    WHERE to_external_symbol_id IS NOT NULL;

ALTER TABLE staging.edges ADD COLUMN to_external_symbol_id bigint;

ALTER POLICY external_symbols_select ON external_symbols
    USING (EXISTS (SELECT FROM "references" r WHERE r.external_symbol_id = external_symbols.id)
           OR EXISTS (SELECT FROM dependency_graph d WHERE d.to_external_symbol_id = external_symbols.id));

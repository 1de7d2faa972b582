-- The unique key over both ends took more space than all other indexes of the table together, and half of the time of its
-- inserts. The job groups edges before it writes them, as store_indexed_data does, so an edge still exists once.

ALTER TABLE dependency_graph DROP CONSTRAINT dependency_graph_identity;
CREATE INDEX idx_dependency_graph_repository ON dependency_graph (repository_id, dependency_type);

-- Full text search over the files' contents.

CREATE INDEX idx_indexed_files_content_fts ON indexed_files USING gin (to_tsvector('english', content));

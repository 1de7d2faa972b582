-- English full text stems "classes" to "class" and drops "this", "for" and "not" as noise: right for prose, wrong for
-- code. Words of code are identifiers, whole and in parts, kept as they are; beside them any substring can be found.

DROP INDEX idx_indexed_files_content_fts;

CREATE TABLE search_documents (
    file_id uuid NOT NULL,
    part integer NOT NULL,
    repository_id uuid NOT NULL,
    line_start integer NOT NULL,
    line_end integer NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (file_id, part),
    FOREIGN KEY (file_id, repository_id) REFERENCES indexed_files (id, repository_id) ON DELETE CASCADE
);
COMMENT ON TABLE search_documents IS 'the words of each file; a file over the limits of a tsvector has several parts';
CREATE INDEX idx_search_documents_repository_id ON search_documents (repository_id);
CREATE INDEX idx_search_documents_words ON search_documents USING gin (words) WITH (fastupdate = on);

-- A platform has its own place for extensions, and may have put this one there already.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;
DO $$
BEGIN
    EXECUTE format('CREATE INDEX idx_indexed_files_content_trgm ON indexed_files USING gin (content %I.gin_trgm_ops)',
                   (SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
                    WHERE extname = 'pg_trgm'));
END
$$;

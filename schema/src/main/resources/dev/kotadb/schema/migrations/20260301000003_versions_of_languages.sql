-- A file is parsed again if the facts of its language have another version, and its references are resolved again from the
-- same facts if only the rules have.
COMMENT ON COLUMN indexed_files.parser_version IS 'the version of the facts of the file''s language';
ALTER TABLE indexed_files ADD COLUMN rules_version integer;
COMMENT ON COLUMN indexed_files.rules_version IS 'the version of the rules that the file''s references were resolved by';

-- Facts that no file needs are deleted once no run has used them for a while.
ALTER TABLE file_facts ADD COLUMN used_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX idx_file_facts_used_at ON file_facts (used_at);

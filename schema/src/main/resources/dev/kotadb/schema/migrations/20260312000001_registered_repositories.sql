-- What scheduled runs have to know of a repository: where it is stands in repositories.
CREATE TABLE repository_settings (
    repository_id uuid PRIMARY KEY REFERENCES repositories (id) ON DELETE CASCADE,
    ref text,
    priority integer NOT NULL DEFAULT 0,
    maximum_age interval NOT NULL DEFAULT interval '7 days' CHECK (maximum_age > interval '0'),
    include_patterns text[] NOT NULL DEFAULT '{}',
    exclude_patterns text[] NOT NULL DEFAULT '{}',
    patterns_changed_at timestamptz,
    enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE repository_settings IS 'the repositories that scheduled runs index, and how';
COMMENT ON COLUMN repository_settings.ref IS 'a branch, tag or commit; null for what the remote or the directory says';
COMMENT ON COLUMN repository_settings.priority IS 'a higher one is indexed earlier';
COMMENT ON COLUMN repository_settings.maximum_age IS 'an older index is made anew even if the remote has not moved';
COMMENT ON COLUMN repository_settings.include_patterns IS 'in the syntax of .gitignore; empty for all files';
COMMENT ON COLUMN repository_settings.patterns_changed_at IS 'files that are gone since then were meant to go';

-- The location may name hosts and folders that concern the operator alone.
ALTER TABLE repository_settings ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON repository_settings FROM PUBLIC, anon, authenticated;
GRANT ALL ON repository_settings TO service_role;
CREATE POLICY repository_settings_service ON repository_settings TO service_role USING (true) WITH CHECK (true);

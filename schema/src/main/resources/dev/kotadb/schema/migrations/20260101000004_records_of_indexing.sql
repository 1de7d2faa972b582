-- What the jobs keep beside the index: what became of every file, what each content says on its own, and which names
-- tie files together. The latter two are the jobs' alone: facts are shared by all repositories that hold a content.

CREATE TABLE file_outcomes (
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    path text NOT NULL,
    job_id uuid REFERENCES index_jobs (id) ON DELETE SET NULL,
    outcome text NOT NULL CONSTRAINT file_outcomes_outcome_check
        CHECK (outcome IN ('indexed', 'partial', 'skipped', 'failed')),
    stage text,
    reason text,
    milliseconds integer,
    PRIMARY KEY (repository_id, path)
);
CREATE INDEX idx_file_outcomes_job_id ON file_outcomes (job_id) WHERE job_id IS NOT NULL;

CREATE TABLE file_facts (
    blob_hash text NOT NULL,
    language text NOT NULL,
    parser_version integer NOT NULL,
    outcome text NOT NULL,
    reason text,
    declarations bytea NOT NULL,
    uses bytea NOT NULL,
    size_bytes bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (blob_hash, language, parser_version)
);
-- They are packed already; compressing them again costs time and wins nothing.
ALTER TABLE file_facts ALTER COLUMN declarations SET STORAGE EXTERNAL, ALTER COLUMN uses SET STORAGE EXTERNAL;

CREATE TABLE file_units (
    repository_id uuid NOT NULL,
    unit_hash bigint NOT NULL,
    file_id uuid NOT NULL,
    PRIMARY KEY (repository_id, unit_hash, file_id),
    FOREIGN KEY (file_id, repository_id) REFERENCES indexed_files (id, repository_id) ON DELETE CASCADE
);
COMMENT ON TABLE file_units IS 'the names under which a file can be looked up, hashed';
CREATE INDEX idx_file_units_file_id ON file_units (file_id);

CREATE TABLE file_lookups (
    file_id uuid PRIMARY KEY,
    repository_id uuid NOT NULL,
    keys bytea NOT NULL,
    FOREIGN KEY (file_id, repository_id) REFERENCES indexed_files (id, repository_id) ON DELETE CASCADE
);
COMMENT ON TABLE file_lookups IS 'what a file''s references were looked up by, found or not: sorted hashes';
CREATE INDEX idx_file_lookups_repository_id ON file_lookups (repository_id);
ALTER TABLE file_lookups ALTER COLUMN keys SET STORAGE EXTERNAL;

-- Work in progress: what is lost with a crash is worked out again, so none of it is logged; what is written once and
-- read once needs no index.
CREATE SCHEMA staging;

CREATE UNLOGGED TABLE staging.plan (
    run uuid NOT NULL,
    path text NOT NULL,
    bucket integer,
    change text,
    blob_hash text,
    mode integer,
    size_bytes bigint,
    language text,
    file_id uuid,
    state text,
    outcome text,
    stage text,
    reason text,
    milliseconds integer,
    PRIMARY KEY (run, path)
);
CREATE INDEX idx_plan_bucket ON staging.plan (run, bucket, state, path);
CREATE INDEX idx_plan_file_id ON staging.plan (run, file_id);

CREATE UNLOGGED TABLE staging.files (
    run uuid NOT NULL,
    file_id uuid NOT NULL,
    path text NOT NULL,
    content text,
    language text,
    size_bytes bigint,
    blob_hash text,
    parser_version integer,
    metadata jsonb
);

CREATE UNLOGGED TABLE staging.documents (
    run uuid NOT NULL,
    file_id uuid NOT NULL,
    part integer NOT NULL,
    line_start integer,
    line_end integer,
    words tsvector
);

CREATE UNLOGGED TABLE staging.symbols (
    run uuid NOT NULL,
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    name text,
    qualified_name text,
    ordinal integer,
    kind text,
    line_start integer,
    line_end integer,
    column_start integer,
    column_end integer,
    name_line integer,
    signature text,
    documentation text,
    metadata jsonb
);

CREATE UNLOGGED TABLE staging."references" (
    run uuid NOT NULL,
    id uuid NOT NULL,
    source_file_id uuid NOT NULL,
    source_symbol_id uuid,
    target_symbol_id uuid,
    target_file_path text,
    name text,
    reference_type text,
    line_number integer,
    column_number integer,
    resolution text,
    metadata jsonb
);

CREATE UNLOGGED TABLE staging.units (
    run uuid NOT NULL,
    unit_hash bigint NOT NULL,
    file_id uuid NOT NULL
);
-- The one exception: the resolver asks for a name's files while the run is still at work.
CREATE INDEX idx_units_hash ON staging.units (run, unit_hash);

CREATE UNLOGGED TABLE staging.lookups (
    run uuid NOT NULL,
    file_id uuid NOT NULL,
    keys bytea
);
ALTER TABLE staging.lookups ALTER COLUMN keys SET STORAGE EXTERNAL;

CREATE UNLOGGED TABLE staging.edges (
    run uuid NOT NULL,
    dependency_type text NOT NULL,
    from_file_id uuid,
    to_file_id uuid,
    from_symbol_id uuid,
    to_symbol_id uuid,
    count integer
);

REVOKE ALL ON SCHEMA staging FROM PUBLIC;
GRANT USAGE ON SCHEMA staging TO service_role;
GRANT ALL ON ALL TABLES IN SCHEMA staging TO service_role;

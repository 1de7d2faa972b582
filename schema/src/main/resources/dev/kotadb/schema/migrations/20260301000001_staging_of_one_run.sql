-- Each run gets staging tables of its own, made like these and dropped as a whole: staging.plan_<run> and so on. So the rows
-- need no column for the run, and no run empties or locks a table that another one writes to. A run that was stopped or
-- failed under the old schema starts anew.
DROP TABLE staging.plan, staging.files, staging.documents, staging.symbols, staging."references", staging.units,
    staging.lookups, staging.edges;

CREATE UNLOGGED TABLE staging.plan (
    path text PRIMARY KEY,
    bucket integer,
    change text,
    blob_hash text,
    mode text,
    size_bytes bigint,
    language text,
    file_id uuid,
    state text,
    outcome text,
    stage text,
    reason_code text,
    reason text,
    milliseconds integer,
    rules_version integer
);
COMMENT ON COLUMN staging.plan.rules_version IS
    'set if the file is touched because the rules of its language have this version now';
CREATE INDEX idx_plan_bucket ON staging.plan (bucket, state, path);
CREATE INDEX idx_plan_file_id ON staging.plan (file_id);

CREATE UNLOGGED TABLE staging.files (
    file_id uuid NOT NULL,
    path text NOT NULL,
    content text,
    language text,
    size_bytes bigint,
    blob_hash text,
    parser_version integer,
    rules_version integer,
    metadata jsonb
);

CREATE UNLOGGED TABLE staging.documents (
    file_id uuid NOT NULL,
    part integer NOT NULL,
    line_start integer,
    line_end integer,
    words tsvector
);

CREATE UNLOGGED TABLE staging.symbols (
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
    unit_hash bigint NOT NULL,
    file_id uuid NOT NULL
);
-- What is written once and read once needs no index, but the resolver looks for names while the run is at work.
CREATE INDEX idx_units_hash ON staging.units (unit_hash);

CREATE UNLOGGED TABLE staging.lookups (
    file_id uuid NOT NULL,
    keys bytea
);
ALTER TABLE staging.lookups ALTER COLUMN keys SET STORAGE EXTERNAL;

CREATE UNLOGGED TABLE staging.edges (
    dependency_type text NOT NULL,
    from_file_id uuid,
    to_file_id uuid,
    from_symbol_id uuid,
    to_symbol_id uuid,
    count integer
);

GRANT USAGE, CREATE ON SCHEMA staging TO service_role;
GRANT ALL ON ALL TABLES IN SCHEMA staging TO service_role;

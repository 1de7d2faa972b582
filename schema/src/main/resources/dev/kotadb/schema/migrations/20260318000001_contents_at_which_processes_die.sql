-- A parser may end its whole process: native code can crash, and the kernel kills what takes too much memory. A process says which
-- contents it parses; the next one parses those of a dead process alone, and sets the one aside at which it dies again.

-- A crash of the server empties it. That death is none of a parser's.
CREATE UNLOGGED TABLE batch.parse_marks (
    id uuid PRIMARY KEY,
    job_id uuid NOT NULL,
    attempt integer NOT NULL,
    alone boolean NOT NULL,
    blob_hashes text[] NOT NULL,
    languages text[] NOT NULL,
    parser_versions integer[] NOT NULL,
    marked_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE batch.parse_marks IS 'the contents that processes are parsing';
COMMENT ON COLUMN batch.parse_marks.alone IS 'whether the process parses nothing else at the same time';
GRANT ALL ON batch.parse_marks TO service_role;

CREATE TABLE suspect_contents (
    blob_hash text NOT NULL,
    language text NOT NULL,
    parser_version integer NOT NULL,
    set_aside boolean NOT NULL DEFAULT false,
    deaths integer NOT NULL DEFAULT 1,
    job_id uuid NOT NULL,
    died_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (blob_hash, language, parser_version)
);
COMMENT ON TABLE suspect_contents IS 'the contents that were being parsed when a process died; one that was parsed successfully since is none';
COMMENT ON COLUMN suspect_contents.set_aside IS 'whether a process died while it parsed this content alone, so that it is not parsed any more';
COMMENT ON COLUMN suspect_contents.job_id IS 'the job whose process died last';
ALTER TABLE suspect_contents ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON suspect_contents FROM PUBLIC, anon, authenticated;
GRANT ALL ON suspect_contents TO service_role;
CREATE POLICY suspect_contents_service ON suspect_contents TO service_role USING (true) WITH CHECK (true);

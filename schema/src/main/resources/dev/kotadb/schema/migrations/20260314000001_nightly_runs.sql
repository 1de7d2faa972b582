-- What each scheduled run found and did. The work itself stands in index_jobs.
CREATE TABLE nightly_runs (
    id uuid PRIMARY KEY,
    trigger text NOT NULL CHECK (trigger IN ('schedule', 'request')),
    status text NOT NULL DEFAULT 'processing' CHECK (status IN ('processing', 'completed', 'failed', 'stopped')),
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    heartbeat_at timestamptz NOT NULL DEFAULT now(),
    error_message text
);
COMMENT ON TABLE nightly_runs IS 'the runs of the job nightly-reindex';
COMMENT ON COLUMN nightly_runs.status IS 'failed if the run itself failed, died or took too long; a repository that failed does not make it so';
COMMENT ON COLUMN nightly_runs.heartbeat_at IS 'an old one of a run that is processing means that its process died';
CREATE INDEX idx_nightly_runs_started_at ON nightly_runs (started_at);
-- One run is at work at a time; whoever begins another is refused by the database.
CREATE UNIQUE INDEX idx_nightly_runs_processing ON nightly_runs (status) WHERE status = 'processing';

CREATE TABLE nightly_repositories (
    run_id uuid NOT NULL REFERENCES nightly_runs (id) ON DELETE CASCADE,
    repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
    outcome text NOT NULL CHECK (outcome IN ('unchanged', 'selected', 'unreachable', 'paused')),
    reason text,
    remote_commit text,
    job_id uuid REFERENCES index_jobs (id) ON DELETE SET NULL,
    checked_at timestamptz NOT NULL DEFAULT now(),
    milliseconds integer NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, repository_id)
);
COMMENT ON TABLE nightly_repositories IS 'what a nightly run found about each repository';
COMMENT ON COLUMN nightly_repositories.reason IS 'for a person: why the repository was selected, or why it could not be asked';
COMMENT ON COLUMN nightly_repositories.remote_commit IS 'where the remote was; null if it was not asked or has no commits';
COMMENT ON COLUMN nightly_repositories.milliseconds IS 'how long asking the remote took';
CREATE INDEX idx_nightly_repositories_repository ON nightly_repositories (repository_id);
CREATE INDEX idx_nightly_repositories_job ON nightly_repositories (job_id);

CREATE TABLE remote_hosts (
    host text PRIMARY KEY,
    failures integer NOT NULL DEFAULT 0,
    paused_until timestamptz,
    last_error text,
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE remote_hosts IS 'the hosts of remotes that refused or did not answer';
COMMENT ON COLUMN remote_hosts.failures IS 'in a row; each makes the next pause longer';
COMMENT ON COLUMN remote_hosts.paused_until IS 'nightly runs do not ask the host before';

-- Locations and hosts concern the operator alone.
ALTER TABLE nightly_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE nightly_repositories ENABLE ROW LEVEL SECURITY;
ALTER TABLE remote_hosts ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON nightly_runs, nightly_repositories, remote_hosts FROM PUBLIC, anon, authenticated;
GRANT ALL ON nightly_runs, nightly_repositories, remote_hosts TO service_role;
CREATE POLICY nightly_runs_service ON nightly_runs TO service_role USING (true) WITH CHECK (true);
CREATE POLICY nightly_repositories_service ON nightly_repositories TO service_role USING (true) WITH CHECK (true);
CREATE POLICY remote_hosts_service ON remote_hosts TO service_role USING (true) WITH CHECK (true);

-- What the report of a nightly run shows is kept with the run: a job's record changes when the job is asked for again, and the record of
-- the job before is deleted some day.
ALTER TABLE index_jobs ADD COLUMN claimed_at timestamptz;
COMMENT ON COLUMN index_jobs.claimed_at IS 'when the last attempt began';

ALTER TABLE nightly_runs
    ADD COLUMN schedule text,
    ADD COLUMN zone text;
COMMENT ON COLUMN nightly_runs.schedule IS 'the cron expression that workers follow; null if none is set';
COMMENT ON COLUMN nightly_runs.zone IS 'the time zone of the schedule';

ALTER TABLE nightly_repositories
    ADD COLUMN job_status text
        CHECK (job_status IN ('pending', 'processing', 'completed', 'failed', 'skipped', 'stopped')),
    ADD COLUMN job_error text,
    ADD COLUMN attempts jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN files bigint,
    ADD COLUMN symbols bigint,
    ADD COLUMN files_before bigint,
    ADD COLUMN symbols_before bigint,
    ADD COLUMN seconds_before double precision;
COMMENT ON COLUMN nightly_repositories.job_status IS 'of the job, when the run last looked';
COMMENT ON COLUMN nightly_repositories.attempts IS 'of the job: from, fetched, to, status and reason of each, the oldest first';
COMMENT ON COLUMN nightly_repositories.files IS 'of the index that the job published; null if it published none';
COMMENT ON COLUMN nightly_repositories.symbols IS 'of the index that the job published; null if it published none';
COMMENT ON COLUMN nightly_repositories.files_before IS 'of the index before; null if there was none';
COMMENT ON COLUMN nightly_repositories.symbols_before IS 'of the index before; null if there was none';
COMMENT ON COLUMN nightly_repositories.seconds_before IS 'how long the last attempt of the job that published that took';

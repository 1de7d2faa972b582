-- What a process has to know of a run to work on it, or to be refused.
ALTER TABLE index_jobs
    ADD COLUMN attempt integer NOT NULL DEFAULT 0,
    ADD COLUMN planned_files bigint,
    ADD COLUMN versions integer;
COMMENT ON COLUMN index_jobs.attempt IS
    'how often the job was begun; what an earlier attempt still wants to write is refused';
COMMENT ON COLUMN index_jobs.versions IS
    'a hash of the versions of all languages that the run began with; a program with others does not resume it';
COMMENT ON COLUMN index_jobs.planned_files IS 'how many files the repository will have once the run is published';

-- A run that a person stopped did not fail, and can be resumed.
ALTER TABLE index_jobs DROP CONSTRAINT index_jobs_status_check;
ALTER TABLE index_jobs ADD CONSTRAINT index_jobs_status_check
    CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'skipped', 'stopped'));

-- Why a file has its outcome, for programs; the reason beside it is for people.
ALTER TABLE file_outcomes ADD COLUMN reason_code text;

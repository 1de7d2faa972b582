-- A job is handed to a queue and names the commit that it indexes; "running" was one word for two things.

ALTER TABLE index_jobs ADD COLUMN queue_job_id uuid, ADD COLUMN commit_sha text;

ALTER TABLE index_jobs DROP CONSTRAINT index_jobs_status_check;
UPDATE index_jobs SET status = 'processing' WHERE status = 'running';
ALTER TABLE index_jobs ADD CONSTRAINT index_jobs_status_check
    CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'skipped'));

CREATE INDEX idx_index_jobs_queue_job_id ON index_jobs (queue_job_id);

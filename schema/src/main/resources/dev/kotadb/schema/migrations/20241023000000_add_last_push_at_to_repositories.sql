-- The last push that a webhook reported, and an index to find the pending job of a commit.

ALTER TABLE repositories ADD COLUMN last_push_at timestamptz;
CREATE INDEX idx_index_jobs_dedup ON index_jobs (repository_id, commit_sha, status) WHERE status = 'pending';

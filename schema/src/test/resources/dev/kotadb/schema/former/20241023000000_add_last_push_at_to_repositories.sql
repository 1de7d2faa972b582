-- The last push that a webhook told of, and how to find the job that already waits for its commit.

ALTER TABLE repositories ADD COLUMN last_push_at timestamptz;
CREATE INDEX idx_index_jobs_pending_commit ON index_jobs (repository_id, commit_sha, status) WHERE status = 'pending';

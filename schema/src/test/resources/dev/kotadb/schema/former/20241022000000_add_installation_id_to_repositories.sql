-- The GitHub App installation that a repository is reached through.

ALTER TABLE repositories ADD COLUMN installation_id bigint;
CREATE INDEX idx_repositories_installation_id ON repositories (installation_id);

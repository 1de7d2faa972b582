-- The GitHub App installation that gives access to a repository.

ALTER TABLE repositories ADD COLUMN installation_id integer;
CREATE INDEX idx_repositories_installation_id ON repositories (installation_id);

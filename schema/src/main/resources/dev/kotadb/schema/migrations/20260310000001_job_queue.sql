-- Jobs wait in index_jobs, which people and programs read and write; db-scheduler 16.7.0 decides which worker takes which,
-- and notices dead workers. A job's queue_job_id is the id of its task instance.

-- By db-scheduler's names and types.
CREATE TABLE batch.scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX idx_scheduled_tasks_execution_time ON batch.scheduled_tasks (execution_time);
CREATE INDEX idx_scheduled_tasks_last_heartbeat ON batch.scheduled_tasks (last_heartbeat);
CREATE INDEX idx_scheduled_tasks_priority ON batch.scheduled_tasks (priority DESC, execution_time);
GRANT ALL ON batch.scheduled_tasks TO service_role;

ALTER TABLE index_jobs
    ADD COLUMN priority smallint NOT NULL DEFAULT 50,
    ADD COLUMN worker text,
    ADD COLUMN progress jsonb,
    ADD COLUMN failures integer NOT NULL DEFAULT 0,
    ADD COLUMN next_attempt_at timestamptz,
    ADD COLUMN first_attempt integer NOT NULL DEFAULT 1,
    ADD COLUMN history jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN index_jobs.priority IS 'jobs with a higher one are begun first';
COMMENT ON COLUMN index_jobs.worker IS 'the process that began the last attempt';
COMMENT ON COLUMN index_jobs.progress IS 'the step that the job is at, and how many of its files are done';
COMMENT ON COLUMN index_jobs.failures IS 'how many attempts failed since somebody last asked for the job';
COMMENT ON COLUMN index_jobs.next_attempt_at IS 'until when a job that failed waits for its next attempt';
COMMENT ON COLUMN index_jobs.first_attempt IS 'the attempt that began anew; later ones go on where it was';
COMMENT ON COLUMN index_jobs.history IS 'what became of each attempt that did not complete, and what was repaired, with the reasons';

-- A job that a process had begun to work on was pending until it had its source, and is processing from the start now.
UPDATE index_jobs SET status = 'processing' WHERE status = 'pending' AND heartbeat_at IS NOT NULL;

-- One pending job per repository and commit.
UPDATE index_jobs j
SET status = 'skipped', completed_at = now(), error_message = 'the same was asked for again by a later job'
WHERE status = 'pending'
  AND EXISTS (SELECT FROM index_jobs o
              WHERE o.repository_id = j.repository_id AND o.status = 'pending'
                AND coalesce(o.commit_sha, o.ref, '') = coalesce(j.commit_sha, j.ref, '')
                AND (o.created_at, o.id) > (j.created_at, j.id));
DROP INDEX idx_index_jobs_pending_commit;
CREATE UNIQUE INDEX idx_index_jobs_pending_commit
    ON index_jobs (repository_id, coalesce(commit_sha, ref, '')) WHERE status = 'pending';

-- Workers listen.
CREATE FUNCTION kota_private.notify_pending_job() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    PERFORM pg_catalog.pg_notify('kota_pending_jobs', '');
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION kota_private.notify_pending_job() FROM PUBLIC;
CREATE TRIGGER notify_pending_job AFTER INSERT OR UPDATE OF status ON index_jobs
    FOR EACH ROW WHEN (NEW.status = 'pending') EXECUTE FUNCTION kota_private.notify_pending_job();

-- A worker reads what a job names. Tenants may name remotes; a path would be one of the worker's own machine.
CREATE FUNCTION kota_private.refuse_local_source() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    source text := CASE TG_TABLE_NAME WHEN 'repositories' THEN pg_catalog.to_jsonb(NEW) ->> 'git_url'
                                      ELSE pg_catalog.to_jsonb(NEW) -> 'metadata' ->> 'location' END;
BEGIN
    IF source !~ '^((https?|ssh)://|[[:alnum:]_.-]+@[[:alnum:]_.-]+:)'
       AND NOT pg_catalog.pg_has_role(current_user, 'service_role', 'MEMBER')
       AND NOT pg_catalog.pg_has_role(
           current_user, (SELECT relowner FROM pg_catalog.pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        RAISE EXCEPTION 'a repository of a tenant is read from an https or ssh URL, not from %', source
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
REVOKE EXECUTE ON FUNCTION kota_private.refuse_local_source() FROM PUBLIC;
CREATE TRIGGER refuse_local_source BEFORE INSERT OR UPDATE OF git_url ON repositories
    FOR EACH ROW EXECUTE FUNCTION kota_private.refuse_local_source();
CREATE TRIGGER refuse_local_source BEFORE INSERT OR UPDATE OF metadata ON index_jobs
    FOR EACH ROW EXECUTE FUNCTION kota_private.refuse_local_source();

-- What the queue decides is no tenant's to write.
REVOKE INSERT, UPDATE ON index_jobs FROM authenticated;
GRANT INSERT (id, repository_id, ref, status, started_at, completed_at, error_message, stats, created_at, commit_sha,
              metadata),
      UPDATE (id, repository_id, ref, status, started_at, completed_at, error_message, stats, created_at, commit_sha,
              metadata) ON index_jobs TO authenticated;

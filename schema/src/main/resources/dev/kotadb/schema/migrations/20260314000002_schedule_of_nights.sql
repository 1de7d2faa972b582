-- db-scheduler's record of when the next nightly run begins. The scheduler of nightly runs has a table of its own, so that it never
-- touches the tasks of the scheduler that takes jobs.
CREATE TABLE batch.scheduled_nights (LIKE batch.scheduled_tasks INCLUDING ALL);
GRANT ALL ON batch.scheduled_nights TO service_role;

-- When the next night begins, by db-scheduler. A scheduler locks whatever is due in its table, also tasks that it does not
-- know; so the one that takes jobs and the one that begins nights have a table each.
CREATE TABLE batch.scheduled_nights (LIKE batch.scheduled_tasks INCLUDING ALL);
GRANT ALL ON batch.scheduled_nights TO service_role;

package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.job.JobQueueTable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why nightly runs and jobs have a table each: db-scheduler takes due tasks without asking whether it knows them. */
class UnknownTasksIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void areLockedByASchedulerThatDoesNotKnowThem() throws Exception {
        JdbcClient jdbc = DATABASE.jdbc();
        jdbc.sql("""
                INSERT INTO batch.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES ('unknown', '1', now(), false, 1)
                """).update();
        Scheduler scheduler = Scheduler.create(
                        DATABASE.dataSource(), Tasks.oneTime("known").execute((instance, context) -> { }))
                .tableName(JobQueueTable.TASKS)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed("test"))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofMillis(200))
                .build();
        scheduler.start();
        try {
            KotaProcesses.await("the unknown task is locked", () -> jdbc.sql(
                            "SELECT picked AND picked_by = 'test' FROM batch.scheduled_tasks WHERE task_name = 'unknown'")
                    .query(Boolean.class).single());
        } finally {
            scheduler.stop();
            jdbc.sql("DELETE FROM batch.scheduled_tasks").update();
        }
        assertThat(scheduler.getSchedulerState().isShuttingDown()).isTrue();
    }
}

package dev.kotadb.jobs.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.nightly.NightlyLauncher;
import dev.kotadb.jobs.nightly.NightlySettings;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.NightTrigger;
import dev.kotadb.schema.settings.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.support.CronExpression;

/**
 * Begins nightly runs on schedule, in one worker of all. A time at which no worker ran is made up when one starts; if the
 * worker stops or dies during a run, another one begins the run anew. It has a thread of its own, so that it takes no job's
 * place.
 */
final class NightScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightScheduler.class);
    private static final String TASK = "nightly-reindex";
    private static final String TASKS = "batch.scheduled_nights";
    private static final int MISSED_HEARTBEATS = 6;
    private static final Duration STOP_WAIT = Duration.ofSeconds(2);

    private final NightlyLauncher launcher;
    private final NightSchedule schedule;
    private final Scheduler scheduler;

    private NightScheduler(DataSource dataSource, NightlyLauncher launcher, NightSchedule schedule) {
        this.launcher = launcher;
        this.schedule = schedule;
        RecurringTask<Void> task = Tasks.recurring(TASK, schedule)
                .onFailure(this::failed)
                .onDeadExecutionRevive()
                .execute((instance, context) -> run());
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(task)
                .tableName(TASKS)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed(ThisProcess.NAME))
                .threads(1)
                .pollingInterval(Limit.QUEUE_POLL_INTERVAL.duration())
                .heartbeatInterval(Limit.HEARTBEAT_INTERVAL.duration())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .failureLogging(LogLevel.DEBUG, false)
                .shutdownMaxWait(STOP_WAIT)
                .build();
    }

    /** Empty if no runs are scheduled. */
    static Optional<NightScheduler> of(Database database, ApplicationContext context) {
        NightlySettings settings = context.getBean(NightlySettings.class);
        Optional<CronExpression> cron = settings.schedule();
        return cron.map(times -> new NightScheduler(context.getBean(DataSource.class),
                context.getBean(NightlyLauncher.class),
                new NightSchedule(times, settings.zoneId(), settings.jitter(), database.url())));
    }

    void start() {
        scheduler.start();
        LOG.info("the next nightly run begins at {}", schedule.after(Instant.now()).atZone(schedule.zone()));
    }

    private void run() {
        if (launcher.run(NightTrigger.SCHEDULE).run().status() == NightStatus.STOPPED) {
            throw new StoppedNightException();
        }
    }

    /** A run that was stopped with its worker goes to another one; one that failed is not tried again before its time. */
    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Instant next = switch (complete.getCause().orElse(null)) {
            case StoppedNightException stopped -> Instant.now();
            case RunRefusedException refused -> {
                LOG.warn("{}", refused.getMessage());
                yield Instant.now().plus(Limit.HEARTBEAT_TIMEOUT.duration()); // its process may be dead
            }
            case null -> schedule.after(Instant.now());
            case Throwable failure -> {
                LOG.error("the nightly run failed: {}", failure.toString());
                yield schedule.after(Instant.now());
            }
        };
        operations.reschedule(complete, next);
    }

    /** Begins nothing more and asks the run to stop. */
    void stop() {
        scheduler.pause();
        launcher.stop();
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    private static final class StoppedNightException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

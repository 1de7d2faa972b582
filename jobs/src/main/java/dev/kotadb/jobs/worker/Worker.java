package dev.kotadb.jobs.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.stats.StatsRegistryAdapter;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.kotadb.jobs.connection.JobConnections;
import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.settings.Limit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

/**
 * Takes jobs from the queue until it is asked to stop. db-scheduler picks the tasks, shows by heartbeats that they are worked
 * on, and gives those of dead workers to others; a job's own record has a number for each attempt, by which what a frozen
 * worker still writes is refused.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int LEAST_MISSED_HEARTBEATS = 4;
    private static final Duration PAUSE_AFTER_LOSS = Duration.ofSeconds(10);
    private static final Duration STOP_PAUSE = Duration.ofMillis(250);

    private final Database database;
    private final JobConnections connections;
    private final IndexRepositoryLauncher launcher;
    private final JobQueueTable queue;
    private final RetryPauses ending;
    private final MeterRegistry meters;
    private final PrometheusMeterRegistry exposed;
    private final Scheduler scheduler;
    private final OptionalInt port;
    private final Optional<NightScheduler> nights;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean abandoned;

    private Worker(Database database, ApplicationContext context, WorkerOptions options) {
        this.database = database;
        this.connections = context.getBean(JobConnections.class);
        this.launcher = context.getBean(IndexRepositoryLauncher.class);
        this.queue = context.getBean(JobQueueTable.class);
        this.ending = new RetryPauses(options.pauses());
        this.meters = context.getBean(MeterRegistry.class);
        this.exposed = context.getBean(PrometheusMeterRegistry.class);
        this.port = options.port();
        QueuedJobs jobs = new QueuedJobs(launcher, context.getBean(IndexJobsTable.class), ending, () -> stopping);
        this.scheduler = scheduler(context.getBean(DataSource.class), options.concurrency(), jobs);
        SchedulerLog.quieten(connections::isLost);
        this.nights = port.isPresent() ? NightScheduler.of(database, context) : Optional.empty();
        queue.counts().keySet().forEach(state -> Gauge.builder("kota.queue.jobs", () -> count(state))
                .tag("status", state).description("jobs of all workers").register(meters));
        NightGauges.register(context.getBean(DataSource.class), meters);
    }

    /** @param context of the application that runs the jobs; closed by the caller after {@link #run} */
    public static Worker of(Database database, ApplicationContext context, WorkerOptions options) {
        return new Worker(database, context, options);
    }

    private Scheduler scheduler(DataSource dataSource, int concurrency, QueuedJobs jobs) {
        long interval = Limit.HEARTBEAT_INTERVAL.value();
        CustomTask<Void> task = Tasks.custom(JobQueueTable.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE_AFTER_LOSS))
                .onDeadExecutionRevive()
                .execute((instance, context) -> jobs.work(instance.getId()));
        SchedulerListener statistics =
                new StatsRegistryAdapter(new MicrometerStatsRegistry(meters, List.of(task)));
        return Scheduler.create(dataSource, task)
                .tableName(JobQueueTable.TASKS)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed(ThisProcess.NAME))
                .threads(concurrency)
                .pollUsingLockAndFetch(0.5, 1.0) // a job that this worker cannot begin at once is for another one
                .pollingInterval(Limit.QUEUE_POLL_INTERVAL.duration())
                .heartbeatInterval(Duration.ofSeconds(interval))
                .missedHeartbeatsLimit((int) Math.max(LEAST_MISSED_HEARTBEATS, Limit.HEARTBEAT_TIMEOUT.value() / interval))
                .enableImmediateExecution()
                .enablePriority()
                .addSchedulerListener(statistics)
                .failureLogging(LogLevel.WARN, false)
                .shutdownMaxWait(Duration.ofSeconds(1))
                .build();
    }

    /**
     * Works until {@link #stop} is called.
     *
     * @return false if it had to end because the embedded server has
     */
    public boolean run() throws InterruptedException {
        Thread listener = Thread.ofPlatform().daemon().name("job-listener").unstarted(new JobListener(
                database.dataSource(), queue, scheduler::triggerCheckForDueExecutions, connections::isLost, () -> stopping));
        if (port.isEmpty()) {
            scheduler.start();
            listener.start();
            return awaitStop();
        }
        try (WorkerEndpoints endpoints = WorkerEndpoints.start(port.getAsInt(), this::health, exposed)) {
            scheduler.start();
            listener.start();
            nights.ifPresent(NightScheduler::start);
            LOG.info("worker {} takes jobs; health and metrics at port {}", ThisProcess.NAME, endpoints.port());
            return awaitStop();
        }
    }

    private boolean awaitStop() throws InterruptedException {
        while (!stopped.await(1, TimeUnit.SECONDS)) {
            if (database.serverEnded()) {
                LOG.error("the embedded database server has ended");
                return false;
            }
        }
        return true;
    }

    /** Takes nothing more, stops the jobs at their next page of files, and returns them to the queue. */
    public void stop() {
        if (stopping) {
            return;
        }
        LOG.info("asked to stop: taking no more jobs, stopping {}", running());
        stopping = true;
        ending.workerStops();
        scheduler.pause();
        nights.ifPresent(NightScheduler::stop);
        Instant limit = Instant.now().plus(Limit.WORKER_STOP_TIMEOUT.duration());
        while (running() > 0 && Instant.now().isBefore(limit)) {
            stopJobs();
            pause();
        }
        if (running() > 0) {
            LOG.warn("{} jobs did not stop in time; they go on elsewhere", running());
            launcher.abandonAll();
            abandoned = true;
        } else {
            scheduler.stop();
        }
        nights.ifPresent(NightScheduler::close);
        stopped.countDown();
    }

    /** Whether jobs of this process have not stopped, so that it has to end at once. */
    public boolean hasAbandonedJobs() {
        return abandoned;
    }

    private void stopJobs() {
        try {
            launcher.stopAll();
        } catch (RunRefusedException | DataAccessException e) {
            LOG.debug("not stopped yet: {}", e.getMessage()); // it has just begun, or just ended
        }
    }

    private int running() {
        return scheduler.getCurrentlyExecuting().size();
    }

    private double count(String state) {
        try {
            return queue.counts().getOrDefault(state, 0L);
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }

    private WorkerHealth health() {
        boolean answers;
        try {
            answers = queue.counts().size() > 0;
        } catch (DataAccessException e) {
            answers = false;
        }
        return new WorkerHealth(true, !stopping && answers, answers, running());
    }

    private static void pause() {
        try {
            Thread.sleep(STOP_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

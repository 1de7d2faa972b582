package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.jobs.index.BusyRepository;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.repository.RepositoryLock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps other processes from working on a run's repository, and shows them that this one is alive. */
@Component
final class RunLocks {
    private static final Logger LOG = LoggerFactory.getLogger(RunLocks.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int TRIES = 20;
    private static final int PAUSE_MILLISECONDS = 100;

    private final DataSource dataSource;
    private final IndexJobsTable jobs;
    private final JobQueueTable queue;
    private final Waits waits;

    RunLocks(DataSource dataSource, IndexJobsTable jobs, JobQueueTable queue, Waits waits) {
        this.dataSource = dataSource;
        this.jobs = jobs;
        this.queue = queue;
        this.waits = waits;
    }

    /** @throws RunRefusedException if another process has the repository's lock */
    RepositoryLock acquire(RepositoryRow repository) {
        return acquire(repository, BusyRepository.REFUSED);
    }

    /** @throws RunRefusedException if another process still has the lock after a while, or the wait was stopped */
    RepositoryLock acquire(RepositoryRow repository, BusyRepository busy) {
        Optional<RepositoryLock> lock = tryAcquire(repository);
        if (lock.isEmpty() && !busy.patience().isZero()) {
            busy.tell().accept(isBusy(repository) + "; waiting for it, up to " + busy.patience().toSeconds()
                    + " s (KOTA_REPOSITORY_WAIT_TIMEOUT); --no-wait (noWait=true) does not wait");
            lock = await(repository, busy);
        }
        return lock.orElseThrow(
                () -> new RunRefusedException(isBusy(repository) + "; wait for it, or stop it with 'kota stop'"));
    }

    private String isBusy(RepositoryRow repository) {
        return repository.fullName() + " is being indexed by another process" + jobs.unfinished(repository.id())
                .map(row -> " (job " + row.id() + (row.startedAt() == null ? "" : " since " + time(row.startedAt())) + ")")
                .orElse("");
    }

    private static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private Optional<RepositoryLock> await(RepositoryRow repository, BusyRepository busy) {
        Instant limit = Instant.now().plus(busy.patience());
        long wait = waits.begin();
        Optional<RepositoryLock> lock = Optional.empty();
        while (lock.isEmpty() && Instant.now().isBefore(limit)) {
            if (!waits.pause(wait, LOOK)) {
                busy.tell().accept("stopped waiting for " + repository.fullName() + "; no job was begun");
                throw new RunRefusedException(repository.fullName() + " is being indexed by another process");
            }
            lock = tryAcquire(repository);
        }
        return lock;
    }

    /**
     * Takes the lock, also from a process that counts as dead: one that is frozen, or separated by the network, still has
     * its sessions on the server, and they are ended.
     *
     * @return empty if another process works on the repository
     */
    Optional<RepositoryLock> tryAcquire(RepositoryRow repository) {
        Optional<RepositoryLock> lock = RepositoryLock.tryAcquire(dataSource, repository.id());
        if (lock.isPresent()) {
            return lock;
        }
        Optional<String> dead = jobs.unfinished(repository.id()).filter(IndexJobRow::silent)
                .flatMap(row -> Optional.ofNullable(row.worker())).filter(worker -> !worker.equals(ThisProcess.NAME));
        if (dead.isEmpty()) {
            return lock;
        }
        LOG.warn("{} has been silent for too long: ending its database sessions to take over {}", dead.get(),
                repository.fullName());
        queue.endSessions(dead.get());
        for (int i = 0; lock.isEmpty() && i < TRIES; i++) {
            pause();
            lock = RepositoryLock.tryAcquire(dataSource, repository.id());
        }
        return lock;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts to show that this process is at work on the run. */
    Heartbeat heartbeat(Workspace workspace) {
        return Heartbeat.start(jobs, workspace);
    }
}

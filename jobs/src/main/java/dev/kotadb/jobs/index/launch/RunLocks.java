package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.schema.index.IndexJobsTable;
import dev.kotadb.schema.index.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.RepositoryLock;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Keeps other processes from working on a run's repository, and shows them that this one is alive. */
@Component
final class RunLocks {
    private final DataSource dataSource;
    private final IndexJobsTable jobs;

    RunLocks(DataSource dataSource, IndexJobsTable jobs) {
        this.dataSource = dataSource;
        this.jobs = jobs;
    }

    /** @throws RunRefusedException if another process has the repository's lock */
    RepositoryLock acquire(RepositoryRow repository) {
        return RepositoryLock.tryAcquire(dataSource, repository.id())
                .orElseThrow(() -> new RunRefusedException(repository.fullName() + " is being indexed by another process"
                        + jobs.unfinished(repository.id()).map(row -> " (job " + row.id() + ")").orElse("")
                        + "; wait for it, or stop it with 'kota stop'"));
    }

    /** Starts to show that this process is at work on the run. */
    Heartbeat heartbeat(IndexRun run) {
        return Heartbeat.start(jobs, run);
    }
}

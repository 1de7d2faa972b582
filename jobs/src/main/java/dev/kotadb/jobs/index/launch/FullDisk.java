package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.staging.StagingTables;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Frees what a run has on the server's disk if it failed because that is full: a PostgreSQL without any space lets nobody in,
 * and the old index has to answer.
 */
@Component
final class FullDisk {
    private static final Logger LOG = LoggerFactory.getLogger(FullDisk.class);
    private static final String DISK_FULL = "53100";

    private final StagingTables staging;

    FullDisk(StagingTables staging) {
        this.staging = staging;
    }

    /** @return whether the execution failed for that reason, so that the run has to begin anew */
    boolean free(IndexRun run, JobExecution execution) {
        if (execution.getAllFailureExceptions().stream().noneMatch(FullDisk::isCauseOf)) {
            return false;
        }
        try {
            staging.drop(run.tables());
        } catch (DataAccessException e) {
            LOG.warn("the staging tables of job {} could not be dropped: {}", run.id(), e.getMessage());
        }
        return true;
    }

    private static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}

package dev.kotadb.jobs.type;

import java.util.List;

/**
 * A kind of job. Its implementation is listed in {@code META-INF/services}, so that commands, workers and schedules find it
 * by its name.
 *
 * @param <R> what the job is started with
 */
public interface JobType<R> {
    String name();

    /** In the order in which people are shown them. */
    List<JobParameter> parameters();

    /** Makes a request of arguments that {@link JobTypes} has checked. */
    R request(JobArguments arguments);
}

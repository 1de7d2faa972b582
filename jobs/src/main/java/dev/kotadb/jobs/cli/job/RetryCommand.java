package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.questions.IndexSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description = "Return a job that failed or was stopped to the queue.")
public final class RetryCommand implements Callable<Integer> {
    private final JobCommands jobs;
    private final IndexSource index;

    @Parameters(paramLabel = "ID", description = "The job's id, or the beginning of it; see kota jobs.")
    private String id = "";

    public RetryCommand(JobCommands jobs, IndexSource index) {
        this.jobs = jobs;
        this.index = index;
    }

    @Override
    public Integer call() {
        return jobs.retry(JobIds.find(index, id));
    }
}

package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.questions.IndexSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Ask a job to stop: at its next chunk, or before it begins; kota resume goes on with it.")
public final class StopCommand implements Callable<Integer> {
    private final JobCommands jobs;
    private final IndexSource index;

    @Parameters(paramLabel = "ID", description = "The job's id, or the beginning of it; see kota jobs.")
    private String id = "";

    public StopCommand(JobCommands jobs, IndexSource index) {
        this.jobs = jobs;
        this.index = index;
    }

    @Override
    public Integer call() {
        return jobs.stop(JobIds.find(index, id));
    }
}

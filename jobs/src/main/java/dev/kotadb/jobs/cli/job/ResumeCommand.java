package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.questions.IndexSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "resume", description = "Go on with a job that was stopped, failed or lost its process.")
public final class ResumeCommand implements Callable<Integer> {
    private final JobCommands jobs;
    private final IndexSource index;

    @Parameters(paramLabel = "ID", description = "The job's id, or the beginning of it; see kota jobs.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    public ResumeCommand(JobCommands jobs, IndexSource index) {
        this.jobs = jobs;
        this.index = index;
    }

    @Override
    public Integer call() {
        return jobs.resume(JobIds.find(index, id), json);
    }
}

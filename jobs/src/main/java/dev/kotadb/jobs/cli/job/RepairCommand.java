package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.questions.IndexSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "repair",
        description = "Mend the record of a job whose process is gone: what Spring Batch refuses to go on with.")
public final class RepairCommand implements Callable<Integer> {
    private final JobCommands jobs;
    private final IndexSource index;

    @Parameters(paramLabel = "ID", description = "The job's id, or the beginning of it; see kota jobs.")
    private String id = "";

    public RepairCommand(JobCommands jobs, IndexSource index) {
        this.jobs = jobs;
        this.index = index;
    }

    @Override
    public Integer call() {
        return jobs.repair(JobIds.find(index, id));
    }
}

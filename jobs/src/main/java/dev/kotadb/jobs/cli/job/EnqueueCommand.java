package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.job.JobCommands.EnqueueOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "enqueue",
        description = "Ask the workers to index repositories; prints the id of each job. What waits already is not asked for"
                + " twice.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota enqueue https://github.com/acme/shop.git https://github.com/acme/web.git",
            "  kota enqueue . --priority 90 --wait"
        })
public final class EnqueueCommand implements Callable<Integer> {
    private final JobCommands jobs;

    @Parameters(
            paramLabel = "PATH-or-URL",
            arity = "1..*",
            description = "Directories, which the workers have to see under the same path, or git URLs.")
    private List<String> locations = List.of();

    @Option(names = "--ref", paramLabel = "REF", description = "A branch, tag or commit; see kota index.")
    private @Nullable String ref;

    @Option(names = "--full", description = "Read and parse everything again.")
    private boolean full;

    @Option(
            names = "--priority",
            paramLabel = "N",
            defaultValue = "50",
            description = "Jobs with a higher priority are begun first (50).")
    private short priority;

    @Option(names = "--wait", description = "Wait until the jobs have ended; the exit code is that of the worst.")
    private boolean waits;

    @Option(names = "--json", description = "Print one JSON object per job.")
    private boolean json;

    public EnqueueCommand(JobCommands jobs) {
        this.jobs = jobs;
    }

    @Override
    public Integer call() {
        return jobs.enqueue(new EnqueueOptions(locations, ref, full, priority, waits, json));
    }
}

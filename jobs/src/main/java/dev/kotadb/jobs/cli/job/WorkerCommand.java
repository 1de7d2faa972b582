package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "worker",
        description = "Take jobs from the queue and work on them, until asked to stop by SIGTERM or Ctrl-C; a second one"
                + " ends it at once.",
        footerHeading = "%nExamples:%n",
        footer = {"  kota worker", "  kota worker --concurrency 2 --port 8086"})
public final class WorkerCommand implements Callable<Integer> {
    static final String RETRY_AFTER = "60,120,180";

    private static final int MOST_AT_A_TIME = 16;
    private static final int LAST_PORT = 65_535;

    private final JobCommands jobs;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "${env:KOTA_WORKER_CONCURRENCY:-1}",
            description = "Work on N jobs at a time, 1 to 16 (1). They share the memory that one has.")
    private int concurrency;

    @Option(
            names = "--retry-after",
            paramLabel = "SECONDS",
            split = ",",
            defaultValue = "${env:KOTA_WORKER_RETRYAFTER:-" + RETRY_AFTER + "}",
            description = "Try a failed job again after so many seconds; one number per attempt (60,120,180).")
    private List<Integer> retryAfter = List.of();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:KOTA_WORKER_PORT:-8085}",
            description = "Answer /actuator/health and /actuator/prometheus at this port (8085); 0 for a free one.")
    private int port;

    public WorkerCommand(JobCommands jobs) {
        this.jobs = jobs;
    }

    @Override
    public Integer call() {
        if (concurrency < 1 || concurrency > MOST_AT_A_TIME) {
            throw new CommandFailure("--concurrency is 1 to " + MOST_AT_A_TIME + ", not " + concurrency
                    + ": with more, too little memory is left for each job; start another worker on another machine.",
                    ExitCode.USAGE);
        }
        if (port < 0 || port > LAST_PORT || retryAfter.stream().anyMatch(seconds -> seconds < 0)) {
            throw new CommandFailure("--port is 0 to " + LAST_PORT + ", and --retry-after is 0 or more.", ExitCode.USAGE);
        }
        return jobs.worker(new WorkerOptions(concurrency, retryAfter.stream().map(Duration::ofSeconds).toList(), OptionalInt.of(port)));
    }
}

package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.SafeText;
import dev.kotadb.jobs.nightly.NightlyLauncher;
import dev.kotadb.jobs.report.NightJson;
import dev.kotadb.jobs.report.NightReport;
import dev.kotadb.jobs.worker.Worker;
import dev.kotadb.jobs.worker.WorkerOptions;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.nightly.NightTrigger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the job {@code nightly-reindex} for a command, by default with a worker of its own. */
final class NightlyRun {
    private final Console console;
    private final DatabaseSource databases;
    private final Map<String, String> environment;
    private final Application application;

    /** Starts the Spring application. */
    @FunctionalInterface
    interface Application {
        ConfigurableApplicationContext start(Database database, String... settings);
    }

    NightlyRun(Console console, DatabaseSource databases, Map<String, String> environment, Application application) {
        this.console = console;
        this.databases = databases;
        this.environment = environment;
        this.application = application;
    }

    /** @param work whether this process works on the jobs */
    int run(boolean work, boolean json) {
        int concurrency = Integer.parseInt(environment.getOrDefault("KOTA_WORKER_CONCURRENCY", "1"));
        try (Database database = databases.open();
                ConfigurableApplicationContext context =
                        application.start(database, "--kota.index.runs=" + (work ? concurrency : 1))) {
            NightlyLauncher launcher = context.getBean(NightlyLauncher.class);
            NightReport report;
            if (work) {
                report = withWorker(launcher, Worker.of(database, context, options(concurrency)));
            } else {
                WorkerSignals.install(launcher::stop);
                report = launcher.run(NightTrigger.REQUEST);
            }
            print(report, json);
            return exitCode(report);
        }
    }

    private WorkerOptions options(int concurrency) {
        List<Duration> pauses = Arrays.stream(
                        environment.getOrDefault("KOTA_WORKER_RETRYAFTER", WorkerCommand.RETRY_AFTER).split(","))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip()))).toList();
        return new WorkerOptions(concurrency, pauses, OptionalInt.empty());
    }

    private static NightReport withWorker(NightlyLauncher launcher, Worker worker) {
        WorkerSignals.install(() -> {
            launcher.stop();
            worker.stop();
        });
        Thread working = Thread.ofPlatform().name("worker").start(() -> work(worker));
        try {
            return launcher.run(NightTrigger.REQUEST);
        } finally {
            worker.stop();
            join(working);
        }
    }

    private static void work(Worker worker) {
        try {
            worker.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(NightReport report, boolean json) {
        if (json) {
            console.out().println(NightJson.of(report));
            return;
        }
        console.out().printf(Locale.ROOT, "nightly run %s %s in %.1f s%n", report.run().id(), report.run().status().sqlName(),
                report.duration().toMillis() / 1000.0);
        console.out().println("  " + report.counts());
        report.problems().forEach(each ->
                console.out().println("  " + SafeText.oneLine(each.repository() + ": " + NightReport.problem(each))));
        if (report.run().error() != null) {
            console.out().println("  " + report.run().error());
        }
        console.err().println("'kota report " + report.run().id() + "' writes a page about it");
    }

    private static int exitCode(NightReport report) {
        return switch (report.run().status()) {
            case STOPPED -> ExitCode.STOPPED;
            case FAILED -> ExitCode.FAILED;
            case COMPLETED, PROCESSING ->
                    report.problems().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FILES_FAILED;
        };
    }
}

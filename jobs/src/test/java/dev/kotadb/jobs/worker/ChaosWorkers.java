package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Workers that are started again whenever they end, as a service manager does. */
final class ChaosWorkers implements AutoCloseable {
    private static final String TAKES_JOBS = "takes jobs";
    private static final String RETRIES = "1,1,1,1,1,1,1,1,1,1"; // more than the database is killed during one job

    private final KotaProcesses processes;
    private final Path folder;
    private final List<Running> places = new ArrayList<>();

    private ChaosWorkers(KotaProcesses processes, Path folder) {
        this.processes = processes;
        this.folder = folder;
    }

    /** @param count how many; the first two share a home, as workers of one machine do */
    static ChaosWorkers start(int count, DatabaseAddress database, Path folder) throws IOException {
        ChaosWorkers workers = new ChaosWorkers(new KotaProcesses(database, folder), folder);
        for (int place = 0; place < count; place++) {
            workers.places.add(workers.launch(place));
        }
        return workers;
    }

    private Running launch(int place) throws IOException {
        return processes.start(settings(place), "worker", "--port", "0", "--retry-after", RETRIES);
    }

    private Map<String, String> settings(int place) {
        return Map.of(
                "KOTA_HOME", folder.resolve("home" + Math.max(1, place)).toString(),
                "KOTA_INDEX_PAGEFILES", "8",
                "KOTA_DB_LOSS_TIMEOUT", "5", "KOTA_DB_LOSS_PERIOD", "2",
                "KOTA_NIGHTLY_CRON", "-");
    }

    int count() {
        return places.size();
    }

    Running at(int place) {
        return places.get(place);
    }

    /** The place of the process with this name among those of the database; empty if it is not one of these. */
    Optional<Integer> placeOf(String worker) {
        for (int place = 0; place < places.size(); place++) {
            if (worker.contains("-" + places.get(place).process().pid() + "-")) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    boolean isWorking(int place) throws IOException {
        Running worker = at(place);
        return worker.process().isAlive() && worker.errors().contains(TAKES_JOBS);
    }

    /** Starts a worker again that was made to end. */
    void replace(int place) throws IOException, InterruptedException {
        at(place).exitCode();
        places.set(place, launch(place));
    }

    /** Waits until all workers take jobs; starts those again that could not begin because the database was away. */
    void awaitAll() throws Exception {
        for (int place = 0; place < places.size(); place++) {
            int number = place;
            KotaProcesses.await("worker " + place + " takes jobs", () -> {
                if (!at(number).process().isAlive()) {
                    assertThat(at(number).errors()).as("errors of a worker that ended by itself").doesNotContain(TAKES_JOBS);
                    places.set(number, launch(number));
                }
                return isWorking(number);
            });
        }
    }

    /** Ends all of them in good order. */
    void stop() throws IOException, InterruptedException {
        for (Running worker : places) {
            worker.signal("TERM");
        }
        for (Running worker : places) {
            assertThat(worker.exitCode()).as("exit code: " + worker.errors()).isZero();
        }
    }

    /** Processes that have one of these workers' homes in their environment: the workers, and what they have started. */
    List<String> processesLeft() throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle process : all.toList()) {
                Path environment = Path.of("/proc", String.valueOf(process.pid()), "environ");
                try {
                    if (new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
                            .contains("KOTA_HOME=" + folder)) {
                        left.add(process.pid() + " " + process.info().commandLine().orElse("?"));
                    }
                } catch (IOException e) {
                    // It has just ended, or is another user's.
                }
            }
        }
        return left;
    }

    @Override
    public void close() throws InterruptedException {
        processes.close();
    }
}

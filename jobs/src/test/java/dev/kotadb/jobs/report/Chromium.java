package dev.kotadb.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser as a process without windows. Each start has a new profile. */
final class Chromium {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final List<String> OPTIONS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--hide-scrollbars", "--virtual-time-budget=5000");

    private final Path program;
    private final Path folder;
    private int starts;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Empty if it is not installed. @param folder for profiles and output */
    static Optional<Chromium> find(Path folder) {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(each -> Path.of(each, name)))
                .filter(Files::isExecutable).findFirst().map(program -> new Chromium(program, folder));
    }

    void screenshot(Path page, Path image, int width, int height, boolean dark) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--screenshot=" + image, "--window-size=" + width + "," + height));
        if (dark) {
            options.add("--blink-settings=preferredColorScheme=0");
        }
        run(page, options);
        assertThat(image).exists();
    }

    /** The document as it is after its scripts have run. */
    String document(Path page, int width) throws IOException, InterruptedException {
        return run(page, List.of("--dump-dom", "--window-size=" + width + ",800"));
    }

    private String run(Path page, List<String> options) throws IOException, InterruptedException {
        int start = starts++;
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + Files.createDirectory(folder.resolve("profile" + start)));
        command.addAll(options);
        command.add(page.toUri().toString());
        Path out = folder.resolve("out" + start);
        Path err = folder.resolve("err" + start);
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ended: " + Files.readString(err)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(err)).isZero();
            return Files.readString(out, UTF_8);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}

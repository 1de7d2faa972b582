package dev.kotadb.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.jobs.cli.console.StandardOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
    @TempDir
    Path home;

    @Test
    void aCommandWhoseResultsDoNotFitHasFailed() {
        assertThat(instancesTo("No space left on device")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aCommandWhoseReaderHasSeenEnoughIsDone() {
        assertThat(instancesTo("Broken pipe")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aVersionThatDoesNotFitHasFailed() {
        assertThat(to("No space left on device", "--version")).isEqualTo(ExitCode.FAILED);
        assertThat(to("Broken pipe", "--version")).isEqualTo(ExitCode.DONE);
    }

    private int instancesTo(String refusal) {
        return to(refusal, "db", "instances");
    }

    private int to(String refusal, String... arguments) {
        OutputStream refusing = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(refusal);
            }
        };
        return Kota.run(Invocation.ofThisProcess(new StandardOutput(refusing), Map.of("KOTA_HOME", home.toString())), arguments);
    }
}

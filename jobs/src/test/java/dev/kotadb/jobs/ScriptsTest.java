package dev.kotadb.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scripts/bench} names what it does not understand, and the programs that it starts from their sources fit the application. */
class ScriptsTest {
    @Test
    void programsCompile(@TempDir Path out) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-d", out.toString(), "-cp", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.list(Path.of("../scripts"))) {
            files.map(Path::toString).filter(each -> each.endsWith(".java")).forEach(arguments::add);
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments.toArray(String[]::new));

        assertThat(result).as(messages.toString()).isZero();
        assertThat(out.resolve("BenchTenants.class")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "nosuch,, nosuch is neither a folder nor something to measure",
        "serve, nosuch, nosuch is neither a folder nor something to measure",
        "nights, many, 'nights takes a number, not many'",
        "--fast,, there is no option --fast"
    })
    void aWrongArgumentIsNamed(String first, @Nullable String second, String message) throws Exception {
        List<String> command = new ArrayList<>(List.of("../scripts/bench", first));
        if (second != null) {
            command.add(second);
        }
        Process bench = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(bench.getInputStream().readAllBytes(), UTF_8)).isEqualTo("bench: " + message + ". See: scripts/bench --help\n");
        assertThat(bench.waitFor()).isEqualTo(2);
    }
}

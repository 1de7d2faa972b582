package dev.kotadb.jobs.cli.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistTextTest {
    @Test
    void tellsWhatToDoOnceForProblemsThatShareIt() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, UTF_8);

        new ChecklistText(new Console(out, out, false)).show(new CheckReport("schema", "drift", "no drift", new CheckResult.Failed(
                List.of(new Problem("one is missing", "compare"),
                        new Problem("two is missing", "compare"),
                        new Problem("three is off", "switch it on"))), Duration.ZERO));

        assertThat(text.toString(UTF_8).lines()).containsExactly(
                "✗ no drift",
                "    one is missing",
                "    two is missing",
                "    → compare",
                "    three is off",
                "    → switch it on");
    }
}

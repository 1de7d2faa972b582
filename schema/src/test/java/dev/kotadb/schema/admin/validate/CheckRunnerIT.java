package dev.kotadb.schema.admin.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.admin.server.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckRunnerIT {
    @Test
    void aDatabaseThatDoesNotAnswerFailsTheFirstCheck() {
        CheckRunner runner = new CheckRunner(
                () -> {
                    throw new DatabaseUnavailableException("The database at x cannot be used.");
                },
                Validated.LIMIT);
        assertThat(runner.run("all", new ServerCheck()).result())
                .isEqualTo(CheckResult.failed("The database at x cannot be used.", "Make it answer, then validate again."));
        assertThat(runner.run("all", new BloatCheck(0)).result()).isInstanceOf(CheckResult.Skipped.class);
    }

    @Test
    void aCheckThatTakesTooLongFailsAndSaysSo() throws SQLException {
        try (Validated database = Validated.database();
                Connection busy = database.connect()) {
            busy.setAutoCommit(false);
            busy.createStatement().execute("LOCK TABLE \"references\"");
            assertThat(database.look(new OrphansCheck(), Duration.ofSeconds(1)))
                    .isInstanceOfSatisfying(CheckResult.Failed.class, failed -> assertThat(
                                    failed.problems().getFirst().what())
                            .matches("it (took longer than 1 s and was cancelled|waited too long for a lock: .*)"));
        }
    }

    @Test
    void aCheckWhoseSessionDiesLeavesNothing() throws SQLException {
        try (Validated database = Validated.database()) {
            Map<String, String> before = database.contents();
            Check dying = new Check() {
                @Override
                public String name() {
                    return "dying";
                }

                @Override
                public String title() {
                    return "its session is ended half way";
                }

                @Override
                public CheckResult run(CheckTransaction transaction) throws SQLException {
                    SampleTenant.create(transaction).store(transaction);
                    transaction.run("SELECT pg_terminate_backend(pg_backend_pid())");
                    return new CheckResult.Passed("never said");
                }
            };

            assertThat(database.look(dying)).isInstanceOfSatisfying(CheckResult.Failed.class, failed ->
                    assertThat(failed.problems().getFirst().what()).contains("terminating connection"));
            assertThat(database.contents()).isEqualTo(before);
        }
    }
}

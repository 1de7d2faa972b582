package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.schema.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** Commands go to the database that was chosen. */
class InstancesIT {
    @RegisterExtension
    static final TestDatabase STAGING = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase PRODUCTION = TestDatabase.migrated();

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void writeFile() throws IOException {
        environment.put("KOTA_HOME", home.toString());
        environment.put("KOTA_TEST_PASSWORD", STAGING.password());
        Files.writeString(home.resolve("instances.yaml"), """
                production: {url: '%s', user: %s, password-env: KOTA_TEST_PASSWORD}
                staging: {url: '%s', user: %s, password-env: KOTA_TEST_PASSWORD, colour: yellow}
                gone: {url: 'postgresql://127.0.0.1:1/kota'}
                """.formatted(PRODUCTION.url(), PRODUCTION.user(), STAGING.url(), STAGING.user()));
    }

    @Test
    void listsThemAndMarksTheOneInUse() {
        assertThat(kota("db", "instances").lines())
                .containsExactly(
                        "  production  " + PRODUCTION.url() + " as " + PRODUCTION.user() + "  protected",
                        "  staging     " + STAGING.url() + " as " + STAGING.user(),
                        "  gone        postgresql://127.0.0.1:1/kota",
                        "* local       embedded");
        assertThat(kota("db", "use", "staging").code).isEqualTo(ExitCode.DONE);
        assertThat(kota("db", "instances").lines().get(1)).startsWith("* staging");
        assertThat(kota("--instance", "production", "db", "instances").lines().get(0)).startsWith("* production");
        assertThat(kota("db", "instances", "--json").lines().get(1))
                .isEqualTo("{\"name\":\"staging\",\"embedded\":false,\"url\":\"" + STAGING.url() + "\",\"user\":\""
                        + STAGING.user() + "\",\"protected\":false,\"colour\":\"yellow\",\"inUse\":true,"
                        + "\"chosenBy\":\"kota db use\"}");
        assertThat(kota("db", "instances").out + kota("db", "instances", "--json").out)
                .doesNotContain(STAGING.password());
    }

    @Test
    void statusNamesTheTemporaryDatabasesThatKilledProcessesLeft() {
        JdbcClient server = JdbcClient.create(STAGING.dataSource());
        String left = "kota_restore_99";
        server.sql("CREATE DATABASE " + left).update();
        try {
            assertThat(kota("db", "status", "--instance", "staging").out)
                    .endsWith("DROP DATABASE " + left + ";\n")
                    .doesNotContain("kota_shadow_");
            assertThat(kota("db", "status", "--instance", "staging", "--json").out)
                    .contains("\"leftOverDatabases\":[\"" + left + "\"]");
        } finally {
            server.sql("DROP DATABASE " + left).update();
        }
        assertThat(kota("db", "status", "--instance", "staging").out).doesNotContain("left a temporary database");
    }

    @Test
    void sendsEveryCommandToTheChosenOne() {
        kota("db", "use", "staging");

        assertThat(kota("db", "status").lines().getFirst()).isEqualTo("staging  " + STAGING.url());
        assertThat(kota("db", "status", "--instance", "production").lines().getFirst())
                .isEqualTo("production  " + PRODUCTION.url());
        assertThat(kota("index", fixture(), "--name", "acme/here", "--instance", "production").code)
                .isEqualTo(ExitCode.DONE);
        assertThat(kota("jobs", "--instance=production").out).contains("acme/here");
        assertThat(kota("jobs").out).isEmpty();
        assertThat(kota("search", "needle", "--instance", "production").lines())
                .containsExactly("hay.txt:1:0: needle");
        environment.put("KOTA_INSTANCE", "gone");
        assertThat(kota("search", "needle").err).startsWith("kota: The instance gone at jdbc:postgresql://127.0.0.1:1/kota");
        assertThat(kota("search", "needle").code).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void nothingDefaultsToProduction() {
        assertThat(kota("db", "use", "production").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("db", "use", "nowhere").code).isEqualTo(ExitCode.USAGE);
        environment.put("KOTA_INSTANCE", "production");
        for (String[] command : List.of(
                new String[] {"jobs"}, new String[] {"search", "x"}, new String[] {"index", "."},
                new String[] {"db", "status"}, new String[] {"db", "migrate"})) {
            Result result = kota(command);
            assertThat(result.code).isEqualTo(ExitCode.USAGE);
            assertThat(result.err).startsWith("kota: The instance production (KOTA_INSTANCE) is protected");
        }
    }

    @Test
    void everyCommandTakesTheOption() {
        List<CommandLine> commands = new ArrayList<>();
        collect(Kota.commandLine(console(new ByteArrayOutputStream(), new ByteArrayOutputStream()), Invocation.ofThisProcess(environment)), commands);

        assertThat(commands).hasSizeGreaterThan(14).allSatisfy(command ->
                assertThat(command.getCommandSpec().findOption("--instance"))
                        .as(command.getCommandSpec().qualifiedName())
                        .isNotNull());
    }

    private static void collect(CommandLine command, List<CommandLine> commands) {
        commands.add(command);
        command.getSubcommands().values().forEach(each -> collect(each, commands));
    }

    private String fixture() {
        try {
            Path directory = Files.createDirectories(home.resolve("source"));
            Files.writeString(directory.resolve("hay.txt"), "needle\n");
            return directory.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record Result(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    }

    private Result kota(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Kota.commandLine(console(out, err), Invocation.ofThisProcess(environment)).execute(arguments);
        return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}

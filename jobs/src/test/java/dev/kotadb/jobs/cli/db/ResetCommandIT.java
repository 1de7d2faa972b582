package dev.kotadb.jobs.cli.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.instance.Instances;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.seed.Seed;
import dev.kotadb.schema.admin.server.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

class ResetCommandIT {
    private final TestDatabase database = TestDatabase.migrated();

    /** What is typed at the terminal, in turn; null where there is none. */
    private @Nullable List<String> typed;

    private final List<String> asked = new ArrayList<>();

    /** Whether a dump is a real one; otherwise it tells what it could have held. */
    private boolean dumping;

    @TempDir
    Path home;

    @BeforeEach
    void fill() throws IOException {
        Seed.insert(database.dataSource());
        Files.writeString(home.resolve("instances.yaml"), """
                production: {url: '%1$s', user: %2$s, password-env: KOTA_TEST_PASSWORD}
                """.formatted(database.url(), database.user()));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aProtectedInstanceWantsItsNameTyped() {
        typed = List.of("", "staging");
        Result refused = run(production(), "reset");
        assertThat(refused.code).isEqualTo(ExitCode.FAILED);
        assertThat(refused.failure).isEqualTo("That is not its name. Nothing was changed.");
        assertThat(keys()).isEqualTo(3);

        typed = List.of("", "production");
        Result done = run(production(), "reset");
        assertThat(done.code).isEqualTo(ExitCode.DONE);
        assertThat(asked)
                .endsWith("Dump its data first, to which file (empty: no dump)? ", "Type the instance's name to reset it: ");
        assertThat(done.out).startsWith("production is reset: ");
        assertThat(keys()).isZero();
    }

    @Tag(Variants.SLOW)
    @Test
    void withoutATerminalAProtectedInstanceWantsItsNameAndADecisionAboutADump() {
        for (String[] arguments : new String[][] {{"--yes"}, {}, {"--no-dump"}, {"--confirm", "production"},
            {"--no-dump", "--confirm", "prod"}, {"--no-dump", "--yes"}, {"--no-dump", "--dump", "x", "--confirm", "production"}}) {
            Result refused = run(production(), "reset", arguments);
            assertThat(refused.code).as(String.join(" ", arguments)).isEqualTo(ExitCode.USAGE);
            assertThat(keys()).isEqualTo(3);
        }
        assertThat(run(production(), "reset", "--no-dump").failure)
                .isEqualTo("The instance production is protected and there is no terminal to ask at: add --confirm production."
                        + " Nothing was changed.");
        assertThat(run(production(), "reset", "--confirm", "production").failure)
                .contains("add --dump FILE or --no-dump");

        assertThat(run(production(), "reset", "--no-dump", "--confirm", "production").code).isEqualTo(ExitCode.DONE);
        assertThat(keys()).isZero();
    }

    @Test
    void dumpsBeforeItDrops() throws IOException {
        Path file = home.resolve("dump.sql");
        assertThat(run(production(), "reset", "--dump", file.toString(), "--confirm", "production").code)
                .isEqualTo(ExitCode.DONE);

        assertThat(Files.readString(file)).isEqualTo("3 keys");
        assertThat(keys()).isZero();

        // As if it had died after that: the same command keeps the dump that holds the data.
        database.jdbc().sql("CREATE SCHEMA kota_reset").update();
        Result again = run(production(), "reset", "--dump", file.toString(), "--confirm", "production");
        assertThat(again.code).isEqualTo(ExitCode.DONE);
        assertThat(again.err).contains(file + " exists from the interrupted reset and is kept.");
        assertThat(Files.readString(file)).isEqualTo("3 keys");
        Path other = home.resolve("other.sql");
        run(unnamed(), "reset", "--yes", "--drop-foreign", "--dump", other.toString());
        assertThat(Files.readString(other)).isEqualTo("0 keys and all else");
    }

    @Tag(Variants.SLOW)
    @Test
    void aDumpBringsBackWhatWasLost() throws IOException {
        dumping = true;
        Path file = home.resolve("before.sql");
        Result reset = run(production(), "reset", "--dump", file.toString(), "--confirm", "production");
        assertThat(reset.failure).isEmpty();
        assertThat(reset.err).contains(" to " + file);
        assertThat(keys()).isZero();

        Result taken = run(production(), "restore", file.toString());
        assertThat(taken.failure).isEmpty();
        assertThat(keys()).isEqualTo(3);
        assertThat(run(production(), "reset", "--dump", file.toString(), "--confirm", "production").failure)
                .contains(file + " exists");
        assertThat(keys()).isEqualTo(3);
    }

    @Tag(Variants.SLOW)
    @Test
    void aRestoreThatDeletesRowsWantsAProtectedInstancesName() throws IOException {
        dumping = true;
        Path file = home.resolve("rows.sql");
        run(production(), "reset", "--dump", file.toString(), "--confirm", "production");
        assertThat(run(production(), "restore", file.toString()).failure).isEmpty();

        Result unasked = run(production(), "restore", file.toString(), "--clean");
        assertThat(unasked.code).isEqualTo(ExitCode.USAGE);
        assertThat(unasked.failure).contains("add --confirm production");
        typed = List.of("staging");
        assertThat(run(production(), "restore", file.toString(), "--clean").failure).startsWith("That is not its name");
        assertThat(keys()).isEqualTo(3);
        typed = List.of("production");
        assertThat(run(production(), "restore", file.toString(), "--clean").failure).isEmpty();
        assertThat(asked).contains("Type the instance's name to delete its rows: ");
        typed = null;
        assertThat(run(unnamed(), "restore", file.toString(), "--clean").failure).isEmpty();
        assertThat(keys()).isEqualTo(3);
    }

    @Tag(Variants.SLOW)
    @Test
    void anyOtherAsksForAYes() {
        assertThat(run(unnamed(), "reset").code).isEqualTo(ExitCode.USAGE);
        typed = List.of("n");
        assertThat(run(unnamed(), "reset").failure).isEqualTo("Nothing was changed.");
        assertThat(keys()).isEqualTo(3);
        typed = List.of("y");
        assertThat(run(unnamed(), "reset").code).isEqualTo(ExitCode.DONE);
        assertThat(keys()).isZero();
        typed = null;
        assertThat(run(unnamed(), "reset", "--yes", "--seed").code).isEqualTo(ExitCode.DONE);
        assertThat(keys()).isEqualTo(3);
    }

    @Test
    void showsWhatWillBeLostBeforeItAsks() {
        database.jdbc().sql("CREATE TABLE notes (text text)").update();

        Result shown = run(unnamed(), "reset");

        assertThat(shown.err)
                .contains("Reset of KOTA_DB_URL, " + database.url())
                .containsPattern("public\\.api_keys +3 +\\d+ kB")
                .containsPattern("in all +\\d")
                .contains("table public.notes is not KotaDB's: kept");
        Result done = run(unnamed(), "reset", "--yes", "--json");
        assertThat(done.out)
                .startsWith("{\"instance\":\"KOTA_DB_URL\",\"url\":\"" + database.url() + "\",\"lost\":[{\"table\":")
                .contains("{\"table\":\"public.api_keys\",\"rows\":3,\"estimated\":false,")
                .contains("\"name\":\"public.notes\"")
                .endsWith("\"seeded\":false}\n");
    }

    @Test
    void aRunningApplicationKeepsItOut() {
        try (IndexingApplication application = IndexingApplication.start(database, home)) {
            Result refused = run(unnamed(), "reset", "--yes");
            assertThat(refused.code).isEqualTo(ExitCode.FAILED);
            assertThat(refused.failure).startsWith("The database is in use by a job or a migration");
            assertThat(application.jdbc().sql("SELECT count(*) FROM api_keys").query(Long.class).single()).isEqualTo(3);
        }
        assertThat(run(unnamed(), "reset", "--yes").code).isEqualTo(ExitCode.DONE);
    }

    @Test
    void seedsOnlyWhereItMay() {
        assertThat(run(production(), "seed").code).isEqualTo(ExitCode.USAGE);
        assertThat(run(production(), "seed").failure).contains("Add --allow-protected");
        assertThat(run(production(), "reset", "--seed", "--no-dump", "--confirm", "production").code)
                .isEqualTo(ExitCode.USAGE);
        database.jdbc().sql("DELETE FROM api_keys").update();
        assertThat(run(production(), "seed", "--allow-protected").code).isEqualTo(ExitCode.DONE);
        assertThat(keys()).isEqualTo(3);
        assertThat(run(unnamed(), "seed").err).isEqualTo("The test data is in the database of KOTA_DB_URL.\n");
    }

    @Test
    void aResetThatDidNotEndIsTold() {
        try (TestDatabase half = TestDatabase.empty()) {
            half.jdbc().sql("CREATE SCHEMA kota_reset").update();
            half.jdbc()
                    .sql("COMMENT ON SCHEMA kota_reset IS 'reset began 2026-01-02T03:04:05Z; seed true'")
                    .update();
            DatabaseSource source = named(null, half);
            assertThat(run(source, "status").out)
                    .contains("A reset that began at 2026-01-02T03:04:05Z is running or was interrupted; run kota db reset --seed");
            assertThat(run(source, "reset", "--yes").err).contains("was interrupted; this one completes it. It had the option --seed.");
            assertThat(run(source, "status").out).doesNotContain("reset");
            assertThat(SchemaMigrations.status(half.dataSource())).allMatch(MigrationStatus::applied);
        }
    }

    private long keys() {
        return database.jdbc().sql("SELECT count(*) FROM api_keys").query(Long.class).single();
    }

    private DatabaseSource production() {
        return named("production", database);
    }

    /** Outside of the file that protects its database. */
    private DatabaseSource unnamed() {
        return named(null, database);
    }

    private DatabaseSource named(@Nullable String name, TestDatabase test) {
        Map<String, String> environment = Map.of(
                "KOTA_HOME", (name == null ? home.resolve("elsewhere") : home).toString(),
                "KOTA_TEST_PASSWORD", test.password(),
                "KOTA_DB_URL", test.url(), "KOTA_DB_USER", test.user(), "KOTA_DB_PASSWORD", test.password());
        Instances instances = Instances.of(environment);
        return new DatabaseSource() {
            @Override
            public Database open() {
                return instances.open(instance());
            }

            @Override
            public ChosenInstance instance() {
                return instances.choose(name);
            }
        };
    }

    private record Result(int code, String out, String err, String failure) {}

    private Result run(DatabaseSource databases, String command, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        Iterator<String> answers = (typed == null ? List.<String>of() : typed).iterator();
        Question question = text -> {
            asked.add(text);
            return typed == null ? Optional.empty() : Optional.of(answers.next());
        };
        StringBuilder failure = new StringBuilder();
        int code = new CommandLine(switch (command) {
                    case "reset" -> new ResetCommand(
                            console, databases, question, dumping ? new DumpBeforeReset(console) : ResetCommandIT::dump);
                    case "restore" -> new RestoreCommand(console, databases, System.in, question);
                    case "seed" -> new SeedCommand(console, databases);
                    default -> new StatusCommand(console, databases);
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    failure.append(e.getMessage());
                    return e instanceof CommandFailure known ? known.exitCode() : ExitCode.FAILED;
                })
                .execute(arguments);
        return new Result(code, out.toString(UTF_8), err.toString(UTF_8), failure.toString());
    }

    private static void dump(Database database, Path file, boolean foreignToo) {
        try {
            Files.writeString(file, JdbcClient.create(database.dataSource())
                            .sql("SELECT count(*) FROM api_keys")
                            .query(Long.class)
                            .single()
                    + " keys" + (foreignToo ? " and all else" : ""));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

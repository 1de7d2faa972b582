package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.job.JobCommands;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.jobs.worker.WorkerOptions;
import dev.kotadb.schema.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kota db dump} and {@code kota db restore} as they are typed. */
class DumpCommandIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeIndex(@TempDir Path directory) throws IOException {
        IndexFixture.write(DATABASE, directory);
    }

    @Test
    void anIndexComesBackAndAnswersTheSame() {
        try (TestDatabase restored = TestDatabase.empty()) {
            Result dump = kota(DATABASE, "db", "dump", folder + "/d.sql.gz", "--json");
            assertThat(dump.err).contains("Dumped 27 tables, ").contains(" to " + folder + "/d.sql.gz\n");
            assertThat(dump.code).isEqualTo(ExitCode.DONE);
            assertThat(dump.out)
                    .startsWith("{\"target\":\"" + folder + "/d.sql.gz\",\"format\":\"sql\",\"writer\":\"")
                    .contains("{\"bytes\":", ",\"table\":\"repositories\"}");

            Result restore = kota(restored, "db", "restore", folder + "/d.sql.gz", "--json");

            assertThat(restore.err).contains("Restored 27 tables, ");
            assertThat(restore.code).isEqualTo(ExitCode.DONE);
            assertThat(restore.out).startsWith("{\"dump\":\"").contains("\"fromSchemaVersion\":\"");
            assertThat(kota(restored, "export", "acme/shop").out)
                    .isEqualTo(kota(DATABASE, "export", "acme/shop").out)
                    .isNotEmpty();
            assertThat(kota(restored, "search", "http response", "--json").out)
                    .isEqualTo(kota(DATABASE, "search", "http response", "--json").out)
                    .isNotEmpty();
        }
    }

    @Test
    void writesToStandardOutputAndReplacesOnlyWhenTold() throws IOException {
        Result dump = kota(DATABASE, "db", "dump", "-");
        assertThat(dump.code).isEqualTo(ExitCode.DONE);
        assertThat(dump.out).startsWith("-- A dump of KotaDB.");
        Files.writeString(folder.resolve("out.sql"), dump.out);

        Result again = kota(DATABASE, "db", "restore", folder + "/out.sql");
        assertThat(again.code).isEqualTo(ExitCode.FAILED);
        assertThat(again.err)
                .startsWith("kota: The database " + DATABASE.url() + " holds rows in ")
                .endsWith(". Restore with --clean to delete them, or into another database.\n");
        assertThat(kota(DATABASE, "db", "restore", folder + "/out.sql", "--clean").code).isEqualTo(ExitCode.DONE);
        assertThat(kota(DATABASE, "db", "dump", folder + "/out.sql").err)
                .isEqualTo("kota: " + folder + "/out.sql exists. Name another file, or replace it by --overwrite.\n");
        assertThat(kota(DATABASE, "db", "dump", folder + "/out.sql", "--overwrite").code).isEqualTo(ExitCode.DONE);
    }

    @Test
    void noticesThatStandardOutputIsFull() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        try (FileOutputStream full = new FileOutputStream("/dev/full")) {
            Result dump = kota(DATABASE, full, "db", "dump", "-");

            assertThat(dump.code).isEqualTo(ExitCode.FAILED);
            assertThat(dump.err).contains("it is full, or nobody reads it any more. Nothing was written.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'dump d.sql --jobs 2', --jobs needs a folder",
        "'dump d.sql --gzip', --gzip is for a folder",
        "'dump d --jobs 0', --jobs is at least 1",
        "'dump - --format copy', A folder cannot be written to standard output",
        "'dump - --json', --json and the dump cannot both go",
        "dump, Missing required parameter",
        "restore, Missing required parameter",
        "'dump d --format tar', Invalid value for option '--format'"
    })
    void saysWhatMakesNoSense(String arguments, String message) {
        Result result = kota(DATABASE, ("db " + arguments).split(" "));

        assertThat(result.code).isEqualTo(ExitCode.USAGE);
        assertThat(result.err).startsWith("kota: " + message).hasLineCount(1);
    }

    private record Result(int code, String out, String err) {}

    private static Result kota(TestDatabase database, String... arguments) {
        return kota(database, OutputStream.nullOutputStream(), arguments);
    }

    /** @param full what standard output goes to, too */
    private static Result kota(TestDatabase database, OutputStream full, String... arguments) {
        Map<String, String> environment = Map.of(
                "KOTA_DB_URL", database.url(), "KOTA_DB_USER", database.user(), "KOTA_DB_PASSWORD", database.password());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream both = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                out.write(one);
                full.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                full.write(bytes, offset, length);
            }
        };
        Console console = new Console(new PrintStream(both, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int code = Kota.commandLine(
                        console, viewer -> PublishedIndex.open(database.dataSource(), viewer, () -> {}), new NoJobs(), environment)
                .execute(arguments);
        return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static final class NoJobs implements JobCommands {
        @Override
        public int index(IndexOptions options) {
            throw new AssertionError("no job was asked for");
        }

        @Override
        public int run(String job, Map<String, String> parameters, boolean json) {
            throw new AssertionError("no job was asked for");
        }

        @Override
        public int enqueue(EnqueueOptions options) {
            throw new AssertionError("no options was asked for");
        }

        @Override
        public int worker(WorkerOptions options) {
            throw new AssertionError("no options was asked for");
        }

        @Override
        public int retry(UUID job) {
            throw new AssertionError("no job was asked for");
        }

        @Override
        public int repair(UUID job) {
            throw new AssertionError("no job was asked for");
        }

        @Override
        public int stop(UUID job) {
            throw new AssertionError("no job was asked for");
        }

        @Override
        public int resume(UUID job, boolean json) {
            throw new AssertionError("no job was asked for");
        }
    }
}

package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.job.JobCommands;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.jobs.worker.WorkerOptions;
import dev.kotadb.schema.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What {@code --as USER} does not show is as if it were not there. */
class TenantCommandsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static String job = "";

    private static final String MEMBER = "member@example.com";
    private static final String STRANGER = "00000000-0000-0000-0000-0000000000bb";
    private static final String LOGIN = "kota_reader_" + ProcessHandle.current().pid();

    /** acme/shop goes to an organization, acme/tools to somebody else. */
    @BeforeAll
    static void writeIndex(@TempDir Path directory) throws IOException, SQLException {
        job = IndexFixture.write(DATABASE, directory).toString();
        run("""
                INSERT INTO auth.users (id, email) VALUES ('00000000-0000-0000-0000-0000000000aa', 'member@example.com'),
                    ('00000000-0000-0000-0000-0000000000bb', 'stranger@example.com');
                INSERT INTO organizations (id, name, slug, owner_id) SELECT '00000000-0000-0000-0001-0000000000aa', 'Acme',
                    'acme', user_id FROM repositories WHERE full_name = 'acme/tools';
                INSERT INTO user_organizations (user_id, org_id)
                    VALUES ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0001-0000000000aa');
                UPDATE repositories SET user_id = NULL, org_id = '00000000-0000-0000-0001-0000000000aa'
                    WHERE full_name = 'acme/shop'
                """);
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void answersAsWithoutItWhereTheUserSeesTheRepository() {
        for (List<String> command : List.of(
                List.of("search", "HttpResponse"),
                List.of("search", "--regex", "(?i)NOT imp"),
                List.of("search", "??"),
                List.of("symbols", "HttpResponse"),
                List.of("symbols", "src/HttpResponse.java:4"),
                List.of("refs", "HttpResponse"),
                List.of("refs", "println"),
                List.of("deps", "src/Client.java", "--depth", "3"),
                List.of("deps", "--cycles"),
                List.of("deps", "--packages"),
                List.of("deps", "--packages", "money"),
                List.of("jobs"),
                List.of("jobs", job))) {
            Result all = kota(command, "--repo", "acme/shop");
            assertThat(all.code).isEqualTo(ExitCode.DONE);
            assertThat(kota(command, "--as", MEMBER)).as(command.toString()).isEqualTo(all);
        }
        for (String format : List.of("jsonl", "scip", "ctags", "dot", "graphml")) {
            List<String> export = List.of("export", "--format", format, "shop");
            assertThat(kota(export, "--as", MEMBER)).isEqualTo(kota(export));
            assertThat(kota(export).out).contains("HttpResponse");
        }
    }

    @Test
    void findsNothingWhereTheUserDoesNot() {
        assertThat(kota(List.of("search", "http_response"), "--as", MEMBER).out).doesNotContain("tool.py");
        assertThat(kota(List.of("search", "https"))).extracting(Result::out).asString().contains("tool.py");
        assertThat(kota(List.of("search", "https"), "--as", MEMBER)).isEqualTo(new Result(0, "", "Nothing found.\n"));
        assertThat(kota(List.of("search", "--literal", "# https"), "--as", MEMBER))
                .isEqualTo(new Result(0, "", "Nothing found.\n"));
        assertThat(kota(List.of("symbols", "tool.py:1"), "--as", MEMBER).err)
                .isEqualTo("kota: No file tool.py is indexed in acme/shop\n");
        assertThat(kota(List.of("deps", "tool.py"), "--as", MEMBER).err)
                .isEqualTo("kota: No file tool.py is indexed in acme/shop\n");
    }

    /** Of a package that acme/shop provides and acme/tools depends on, each sees the own side. */
    @Test
    void showsPackagesOfTheRepositoriesThatTheUserSees() {
        List<String> shop = List.of("deps", "--packages", "acme:shop");
        assertThat(kota(shop).out).contains("  acme/shop  1.5").contains("  acme/tools  [1,2)");
        assertThat(kota(shop, "--as", MEMBER).out)
                .isEqualTo("acme:shop is provided by\n  acme/shop  1.5  maven, pom.xml\n");
        assertThat(kota(List.of("deps", "--packages"), "--as", MEMBER).out).doesNotContain("tools");
        assertThat(kota(List.of("deps", "--packages", "acme:tools"), "--as", MEMBER).err)
                .isEqualTo("kota: No package acme:tools is provided or used by an indexed repository. All are listed by:"
                        + " kota deps --packages\n");
        assertThat(kota(shop, "--as", STRANGER).err)
                .isEqualTo("kota: stranger@example.com sees no repository that is indexed.\n");
    }

    @Test
    void namesOnlyRepositoriesThatTheUserSees() {
        assertThat(kota(List.of("search", "x"), "--repo", "tools", "--as", MEMBER).err)
                .isEqualTo("kota: No repository tools is indexed; known: acme/shop\n")
                .isEqualTo(kota(List.of("search", "x"), "--repo", "nosuch", "--as", MEMBER).err.replace("nosuch", "tools"));
        for (String format : List.of("jsonl", "scip", "ctags", "dot", "graphml")) {
            assertThat(kota(List.of("export", "--format", format, "acme/tools"), "--as", MEMBER))
                    .isEqualTo(new Result(1, "", "kota: No repository acme/tools is indexed; known: acme/shop\n"));
        }
        Result nothing = kota(List.of("search", "http_response"), "--as", STRANGER);
        assertThat(nothing.code).isEqualTo(ExitCode.FAILED);
        assertThat(nothing.err).isEqualTo("kota: stranger@example.com sees no repository that is indexed.\n");
        assertThat(kota(List.of("jobs"), "--as", STRANGER)).isEqualTo(new Result(0, "", "No job yet.\n"));
        assertThat(kota(List.of("jobs", job), "--as", STRANGER).err)
                .isEqualTo("kota: No job has the id " + job + ". The latest are listed by: kota jobs\n");
    }

    @Test
    void searchesInAProjectOfTheUsersOnly() {
        Result made = kota(List.of("project", "create", "Backend", "shop", "--description", "what sells"), "--as", MEMBER);
        assertThat(made.code).as(made.err).isEqualTo(ExitCode.DONE);
        assertThat(kota(List.of("project", "list"), "--as", MEMBER).out).isEqualTo("Backend  1 repository  what sells\n");
        assertThat(kota(List.of("project", "show", "backend"), "--as", MEMBER).out).isEqualTo("acme/shop\n");
        assertThat(kota(List.of("project", "list", "--json"), "--as", MEMBER).out)
                .contains("\"id\":\"" + made.out.strip() + "\"", "\"user\":\"00000000-0000-0000-0000-0000000000aa\"");
        assertThat(kota(List.of("search", "--literal", "https"), "--project", "Backend").out).doesNotContain("tool.py");
        assertThat(kota(List.of("search", "HttpResponse"), "--project", "Backend", "--as", MEMBER).out).contains("HttpResponse.java");

        assertThat(kota(List.of("project", "list"), "--as", STRANGER))
                .isEqualTo(new Result(0, "", "There are no projects. Create one with: kota project create NAME REPO...\n"));
        for (List<String> command : List.of(List.of("project", "show", "Backend"), List.of("project", "delete", made.out.strip()),
                List.of("search", "x", "--project", "Backend"))) {
            assertThat(kota(command, "--as", STRANGER).err).as(command.toString()).startsWith("kota: No project ");
        }
        assertThat(kota(List.of("project", "create", "Other", "tools"), "--as", MEMBER).err).startsWith("kota: No repository tools;");
        assertThat(kota(List.of("project", "create", "Backend"), "--as", MEMBER).err).startsWith("kota: There is a project of this name");

        assertThat(kota(List.of("project", "add", "Backend", "acme/tools")).err).isEqualTo("Backend has 2 repositories\n");
        assertThat(kota(List.of("search", "--literal", "https"), "--project", "Backend").out).contains("tool.py");
        assertThat(kota(List.of("project", "show", "Backend"), "--as", MEMBER).out).isEqualTo("acme/shop\n");
        assertThat(kota(List.of("project", "remove", "Backend", "tools", "shop")).err).isEqualTo("Backend has 0 repositories\n");
        assertThat(kota(List.of("search", "x"), "--project", "Backend").err)
                .startsWith("kota: No repository of the project Backend is indexed.");
        assertThat(kota(List.of("project", "delete", "Backend"), "--as", MEMBER).err).isEqualTo("Project Backend was deleted\n");
    }

    @Test
    void takesAnIdOrAnAddress() {
        List<String> search = List.of("search", "println");
        Result expected = kota(search, "--as", MEMBER);
        assertThat(kota(search, "--as", "Member@Example.com")).isEqualTo(expected);
        assertThat(kota(search, "--as", "00000000-0000-0000-0000-0000000000AA")).isEqualTo(expected);

        for (String unknown : List.of("nobody@example.com", "00000000-0000-0000-0000-0000000000cc", "' OR true --", "")) {
            Result result = kota(search, "--as", unknown);
            assertThat(result.code).isEqualTo(ExitCode.FAILED);
            assertThat(result.out).isEmpty();
            assertThat(result.err).startsWith("kota: No user " + unknown).contains("is known. Give --as");
        }
    }

    @Test
    void readsAsALoginThatIsNotTheOwner() throws SQLException {
        run("CREATE ROLE " + LOGIN + " LOGIN PASSWORD 'reader' IN ROLE service_role");
        try {
            List<String> search = List.of("search", "HttpResponse");
            PGSimpleDataSource login = new PGSimpleDataSource();
            login.setUrl(DATABASE.url());
            login.setUser(LOGIN);
            login.setPassword("reader");
            Result all = kota(search, "--repo", "acme/shop");
            assertThat(kota(login, search, "--repo", "acme/shop")).isEqualTo(all);
            assertThat(kota(login, search, "--as", MEMBER).err)
                    .startsWith("kota: The database's user may not act for member@example.com")
                    .contains("let an administrator grant");
            run("GRANT authenticated TO " + LOGIN);
            assertThat(kota(login, search, "--as", MEMBER)).isEqualTo(all);
        } finally {
            run("DROP ROLE " + LOGIN);
        }
    }

    private record Result(int code, String out, String err) {}

    private static Result kota(List<String> command, String... more) {
        return kota(DATABASE.dataSource(), command, more);
    }

    private static Result kota(DataSource dataSource, List<String> command, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        String[] arguments = Stream.concat(command.stream(), Arrays.stream(more))
                .toArray(String[]::new);
        int code = Kota.commandLine(
                        console, viewer -> PublishedIndex.open(dataSource, viewer, () -> {}), new NoJobs(),
                        Map.of("KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(), "KOTA_DB_PASSWORD", DATABASE.password()))
                .execute(arguments);
        return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Reading starts no job. */
    private record NoJobs() implements JobCommands {
        @Override
        public int index(IndexOptions options) {
            throw new AssertionError(options.toString());
        }

        @Override
        public int run(String job, Map<String, String> parameters, boolean json) {
            throw new AssertionError(job);
        }

        @Override
        public int enqueue(EnqueueOptions options) {
            throw new AssertionError(options.toString());
        }

        @Override
        public int worker(WorkerOptions options) {
            throw new AssertionError(options.toString());
        }

        @Override
        public int retry(UUID job) {
            throw new AssertionError(job.toString());
        }

        @Override
        public int repair(UUID job) {
            throw new AssertionError(job.toString());
        }

        @Override
        public int stop(UUID job) {
            throw new AssertionError(job.toString());
        }

        @Override
        public int resume(UUID job, boolean json) {
            throw new AssertionError(job.toString());
        }
    }
}

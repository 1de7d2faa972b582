package dev.kotadb.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.CutWire.Moment;
import dev.kotadb.jobs.cli.CutWire.Sent;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.reset.Databases;
import dev.kotadb.schema.admin.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * All connections of a command end at each of its statements in turn, and the same command, run again, puts the instance
 * right. One of so many is tried, every commit always, also when its answer is lost; all of them with
 * {@code -Dkota.test.every-statement=true}. The default build tries an eighth of these.
 */
@Tag(Variants.SLOW)
@ResourceLock(TestDatabase.FIRST_EXECUTION_IDS)
class RehearsalDiesIT {
    private static final boolean EVERY = Boolean.getBoolean("kota.test.every-statement");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OTHER_SESSIONS = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            """;

    @RegisterExtension
    static final TestDatabase ORIGINAL = TestDatabase.empty();

    @RegisterExtension
    static final TestDatabase NEWEST = TestDatabase.migrated();

    @TempDir
    static Path home;

    /** A command, and what it starts from. */
    enum Command {
        MIGRATE(true, "db migrate", 120, 6),
        RESET(true, "db reset --seed --allow-protected --no-dump --confirm production", 1200, 60),
        RESTORE(false, "db restore newest.sql --clean --confirm production", 1, 36),
        RESTORE_OLDER(false, "db restore original.sql --clean --confirm production", 1500, 450),
        SEED(false, "db seed --allow-protected", 1, 2),
        DUMP_SCRIPT(false, "db dump taken.sql", 1, 12),
        DUMP_FOLDER(false, "db dump taken --jobs 2", 1, 9),
        VALIDATE(false, "db validate", 1200, 480);

        private final boolean original;
        private final String line;
        private final int strideOfMigrations;
        private final int stride;

        /**
         * @param original whether it starts from the original schema and its rows
         * @param strideOfMigrations one of so many statements is tried in sessions of migrations
         * @param stride and of the others
         */
        Command(boolean original, String line, int strideOfMigrations, int stride) {
            this.original = original;
            this.line = line;
            this.strideOfMigrations = strideOfMigrations;
            this.stride = stride;
        }

        private boolean writesFile() {
            return this == DUMP_SCRIPT || this == DUMP_FOLDER;
        }

        /** Whether its rows are those of a file, with their times. */
        private boolean bringsTimes() {
            return this == RESTORE || this == RESTORE_OLDER;
        }
    }

    @BeforeAll
    static void writeDumps() {
        OriginalRows.write(ORIGINAL);
        Seed.insert(NEWEST.dataSource());
        dump(ORIGINAL, "original.sql");
        dump(NEWEST, "newest.sql");
        // What a restore has to take away, and a seed to put right.
        JdbcClient jdbc = JdbcClient.create(NEWEST.dataSource());
        jdbc.sql("UPDATE organizations SET name = 'somebody was here'").update();
        jdbc.sql("INSERT INTO repositories (user_id, full_name, git_url) SELECT id, 'acme/late', '' FROM auth.users LIMIT 1")
                .update();
    }

    private static void dump(TestDatabase database, String name) {
        Operator operator = Operator.of(home, database.url(), database.url(), database);
        assertThat(operator.types("db dump --instance production " + home.resolve(name)).code()).isEqualTo(ExitCode.DONE);
    }

    /** A comparison that dies leaves its database to the next one, a minute later. */
    @AfterAll
    static void dropShadows() {
        JdbcClient jdbc = JdbcClient.create(NEWEST.dataSource());
        jdbc.sql("SELECT datname FROM pg_database WHERE datname ~ '^kota_shadow_'").query(String.class).list()
                .forEach(name -> jdbc.sql("DROP DATABASE " + name + " WITH (FORCE)").update());
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void isPutRightByTheSameCommandWhereverItsConnectionsEnded(Command command) {
        Instant start = Instant.now();
        List<Sent> statements;
        State right;
        try (Round round = new Round(command)) {
            round.wire.cutAt(-1, Moment.UNSENT);
            assertThat(round.types().code()).isEqualTo(ExitCode.DONE);
            statements = round.wire.statements();
            right = round.state();
        }
        List<Integer> fatal = statementsToEndAt(command, statements);
        int cuts = 0;
        for (int statement : fatal) {
            for (Moment moment : momentsOf(statements.get(statement))) {
                cutAndRepeat(command, statement, moment, right);
                cuts++;
            }
        }
        System.out.printf("%s: %,d statements, cut %d times, %d s%n",
                command.line, statements.size(), cuts, Duration.between(start, Instant.now()).toSeconds());
    }

    /** To the server an answer lost is the next statement unsent, but for the client that of a commit is the nastiest. */
    private static List<Moment> momentsOf(Sent sent) {
        return EVERY || sent.sql().equalsIgnoreCase("commit") ? List.of(Moment.values()) : List.of(Moment.UNSENT);
    }

    private static void cutAndRepeat(Command command, int statement, Moment moment, State right) {
        try (Round round = new Round(command)) {
            State before = round.state();
            round.wire.cutAt(statement, moment);
            Operator.Result died = round.types();
            List<Sent> sent = round.wire.statements();
            String where = command + " cut, " + moment + ", at " + statement + ": " + sent.getLast() + "\n" + died.err();
            assertThat(round.wire.isCut()).as(where).isTrue();
            round.awaitEndOfSessions();
            round.wire.mend();

            State after = round.state();
            switch (command) {
                case RESTORE, RESTORE_OLDER, SEED -> assertThat(after).as(where).isIn(before, right);
                case DUMP_SCRIPT, DUMP_FOLDER, VALIDATE -> assertThat(after.rows).as(where).isEqualTo(before.rows);
                case MIGRATE, RESET -> {}
            }
            if (died.code() == ExitCode.DONE) {
                assertThat(after).as(where).isEqualTo(right);
            } else if (command.writesFile()) {
                assertThat(after.file).as(where).isFalse();
            }

            Operator.Result again = round.types();

            assertThat(again.code()).as(where + "\nand again: " + again.err() + again.out()).isEqualTo(ExitCode.DONE);
            State end = round.state();
            assertThat(end.structure).as(where).isEqualTo(right.structure);
            right.rows.forEach((table, rows) -> assertThat(end.rows.get(table)).as(table + "; " + where).isEqualTo(rows));
            assertThat(end).as(where).isEqualTo(right);
        }
    }

    /** One of so many of the sessions that migrate, and of the others. */
    private static List<Integer> statementsToEndAt(Command command, List<Sent> statements) {
        Set<Integer> migrating = statements.stream()
                .filter(sent -> sent.sql().contains("\"flyway_schema_history\""))
                .map(Sent::session)
                .collect(Collectors.toSet());
        List<Integer> fatal = new ArrayList<>();
        int[] passed = new int[2];
        for (int i = 0; i < statements.size(); i++) {
            int kind = migrating.contains(statements.get(i).session()) ? 1 : 0;
            int stride = EVERY ? 1 : kind == 1 ? command.strideOfMigrations : command.stride;
            boolean commits = kind == 0 && statements.get(i).sql().equalsIgnoreCase("commit");
            if (passed[kind]++ % stride == 0 || commits) {
                fatal.add(i);
            }
        }
        assertThat(fatal).isNotEmpty();
        return fatal;
    }

    /**
     * What a command may change.
     *
     * @param structure all but rows
     * @param file whether there is a dump under its name
     */
    private record State(List<String> structure, Map<String, List<String>> rows, boolean file) {}

    /** A copy of what the command starts from, and a wire to it. */
    private static final class Round implements AutoCloseable {
        private final Command command;
        private final TestDatabase database;
        private final CutWire wire;
        private final Operator operator;
        private final DataSource data;
        private final Path folder;

        Round(Command command) {
            this.command = command;
            this.database = TestDatabase.copyOf(command.original ? ORIGINAL : NEWEST);
            this.data = database.dataSource();
            this.wire = new CutWire(database.url());
            this.folder = home.resolve(command.name());
            createDirectory(folder);
            this.operator = Operator.of(folder, wire.url(), database.url(), database);
            delete(folder.resolve("taken"));
            delete(folder.resolve("taken.sql"));
        }

        Operator.Result types() {
            String line = command.line
                    .replaceFirst("(newest|original)", home + "/$1")
                    .replaceFirst("taken", folder + "/taken");
            return operator.types(line + " --instance production");
        }

        State state() {
            Function<DataSource, Map<String, List<String>>> rows =
                    command.bringsTimes() ? TableRows::data : TableRows::timeless;
            boolean file = Files.exists(folder.resolve("taken.sql")) || Files.exists(folder.resolve("taken"));
            return new State(Databases.structure(data), rows.apply(data), file);
        }

        /** A server takes notice of a client that is gone when it has done what it is at. */
        void awaitEndOfSessions() {
            try (Connection connection = data.getConnection()) {
                JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                for (Instant end = Instant.now().plus(PATIENCE); jdbc.sql(OTHER_SESSIONS).query(Long.class).single() > 0; Thread.sleep(10)) {
                    assertThat(Instant.now()).isBefore(end);
                }
            } catch (SQLException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            wire.close();
            database.close();
        }
    }

    private static void delete(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void createDirectory(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

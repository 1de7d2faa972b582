package dev.kotadb.schema.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** An ordinary role is told all that is missing, and after the administrator's script nothing is. */
class SetupScriptIT {
    private final String role = "kota setup " + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private Path folder;

    private TestDatabase database;

    SetupScriptIT() {
        database = TestDatabase.empty();
    }

    @BeforeEach
    void createRole() throws SQLException {
        try (TestDatabase any = TestDatabase.migrated()) { // whose roles belong to the server
            run(any, "CREATE ROLE \"" + role + "\" LOGIN PASSWORD 'first' NOSUPERUSER");
        }
    }

    @AfterEach
    void dropRole() throws SQLException {
        run(database, "REASSIGN OWNED BY \"" + role + "\" TO CURRENT_USER; DROP OWNED BY \"" + role + "\"");
        run(database, "DROP ROLE \"" + role + "\"");
        database.close();
    }

    @Test
    void migrateNamesEverythingThatIsMissingAtOnce() throws SQLException {
        run(database, "REVOKE ALL ON SCHEMA public FROM PUBLIC; CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid PRIMARY KEY)");

        assertThatThrownBy(() -> SchemaMigrations.migrate(as("first")))
                .hasMessageContaining("for the role " + role + ". Missing: the privilege CREATE on the database")
                .hasMessageContaining("the privileges USAGE and CREATE on the schema public; the extension pg_trgm; the extension"
                        + " btree_gin; the privilege USAGE on the schema auth; the privilege REFERENCES on the table auth.users;"
                        + " membership of \"" + role + "\" in the role anon (for kota db validate); membership of \"" + role
                        + "\" in the role authenticated (for kota db validate); membership of \"" + role
                        + "\" in the role service_role (for kota db validate)")
                .hasMessageContaining("kota db setup --print --database " + name() + " --owner '" + role + "'");
        assertThat(one(database, "SELECT to_regclass('public.flyway_schema_history')")).isNull();
    }

    @Test
    void afterTheScriptNothingIsMissing() throws Exception {
        Path script = Files.writeString(folder.resolve("setup.sql"), SetupScript.of(name(), role));

        psql(script);
        psql(script); // it may run again

        Prerequisites prerequisites = Prerequisites.of(as("it's secret"));
        assertThat(prerequisites.missing()).isEmpty();
        assertThat(prerequisites.desirable()).isEmpty();
        assertThat(SchemaMigrations.migrate(as("it's secret")).applied()).hasSize(
                SchemaMigrations.status(database.dataSource()).size());
    }

    @Test
    void saysWhoOwnsTheTables() throws SQLException {
        SchemaMigrations.migrate(database.dataSource());

        assertThatThrownBy(() -> SchemaMigrations.migrate(as("first")))
                .hasMessageContaining("the ownership of the tables in public, which " + database.user()
                        + " has: connect as that role, or become a member of it");
    }

    @Test
    void namesAreQuoted() {
        assertThat(SetupScript.of("a'b", "o\nwner"))
                .contains("datname = 'a''b'")
                .contains("-- Prepares the database a'b for kota, which connects to it as o wner.")
                .doesNotContain("${");
    }

    private String name() throws SQLException {
        return String.valueOf(one(database, "SELECT current_database()"));
    }

    private PGSimpleDataSource as(String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(role);
        source.setPassword(password);
        return source;
    }

    private void psql(Path script) throws IOException, InterruptedException {
        String uri = database.url().replaceFirst("^jdbc:", "");
        ProcessBuilder psql = new ProcessBuilder("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-v", "password=it's secret", "-f",
                script.toString(), uri);
        psql.environment().put("PGUSER", database.user());
        psql.environment().put("PGPASSWORD", database.password());
        Process process;
        try {
            process = psql.redirectErrorStream(true).start();
        } catch (IOException e) {
            abort("skipped: no psql (" + e.getMessage() + ")");
            return;
        }
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEmpty();
    }

    private static void run(TestDatabase on, String sql) throws SQLException {
        try (Connection connection = on.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(TestDatabase on, String sql) throws SQLException {
        try (Connection connection = on.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

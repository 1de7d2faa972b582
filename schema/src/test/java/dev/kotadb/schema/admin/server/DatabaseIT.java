package dev.kotadb.schema.admin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseIT {
    @RegisterExtension
    static final TestDatabase OTHER = TestDatabase.empty();

    @Test
    void usesTheOneThatTheEnvironmentNames() throws Exception {
        Map<String, String> environment = Map.of(
                "KOTA_DB_URL", OTHER.url(), "KOTA_DB_USER", OTHER.user(), "KOTA_DB_PASSWORD", OTHER.password());

        try (Database database = Database.open(environment);
                Connection connection = database.dataSource().getConnection()) {
            assertThat(database.embedded()).isFalse();
            assertThat(connection.getCatalog()).isEqualTo(OTHER.url().replaceFirst(".*/", ""));
        }
    }

    @Test
    void saysWhichDatabaseDoesNotAnswerAndWhatToDo() {
        assertThatThrownBy(() -> Database.open(Map.of("KOTA_DB_URL", "postgres://ann:secret@127.0.0.1:1/kota")))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/kota as ann cannot be used")
                .hasMessageContaining("Check KOTA_DB_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysThatAPasswordIsWrong() {
        assertThatThrownBy(() -> Database.open(
                        Map.of("KOTA_DB_URL", OTHER.url(), "KOTA_DB_USER", OTHER.user(), "KOTA_DB_PASSWORD", "wrong")))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void saysWhichHostIsNotKnown() {
        assertThatThrownBy(() -> Database.open(Map.of("KOTA_DB_URL", "postgres://no-host.invalid/kota")))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("no host is known as no-host.invalid");
    }

    @Test
    void meansTheSameByItsNamesWhateverIsSetForTheDatabase() throws Exception {
        try (TestDatabase odd = TestDatabase.empty()) {
            String name = odd.url().replaceFirst(".*/", "");
            run(odd.dataSource(), "CREATE SCHEMA other; CREATE TABLE other.symbols (id int); CREATE TABLE symbols (name text)");
            run(odd.dataSource(), "ALTER DATABASE " + name + " SET search_path = other, extensions");
            run(odd.dataSource(), "ALTER DATABASE " + name + " SET standard_conforming_strings = off");
            run(odd.dataSource(), "ALTER DATABASE " + name + " SET default_transaction_isolation = 'serializable'");
            run(odd.dataSource(), "ALTER DATABASE " + name + " SET idle_in_transaction_session_timeout = '10s'");
            run(odd.dataSource(), "ALTER DATABASE " + name + " SET idle_session_timeout = '10s'");

            try (Database database = open(odd);
                    Connection connection = database.dataSource().getConnection()) {
                assertThat(texts(connection, "SELECT 'public.symbols'::regclass = 'symbols'::regclass")).containsExactly("t");
                assertThat(texts(connection, "SHOW search_path")).containsExactly("public, other, extensions");
                assertThat(texts(connection, "SELECT 'a\\b'")).containsExactly("a\\b");
                assertThat(texts(connection, "SHOW transaction_isolation")).containsExactly("read committed");
                assertThat(texts(connection, "SHOW idle_in_transaction_session_timeout")).containsExactly("0");
                assertThat(texts(connection, "SHOW idle_session_timeout")).containsExactly("0");
            }
        }
    }

    @Test
    void setsNothingWhereNothingIsSetOtherwise() throws Exception {
        try (Database database = open(OTHER);
                Connection connection = database.dataSource().getConnection()) {
            assertThat(texts(connection, "SELECT name FROM pg_settings WHERE source = 'session' AND name ~ '^(search|idle|stand|default_tr)'"))
                    .isEmpty();
        }
    }

    @Test
    void dropsADatabaseThatSomebodyElseIsStillIn() throws Exception {
        try (TestDatabase own = TestDatabase.empty()) {
            run(own.dataSource(), "CREATE ROLE kota_maker LOGIN CREATEDB PASSWORD 'maker'");
            try (Database database = Database.open(Map.of(
                    "KOTA_DB_URL", own.url(), "KOTA_DB_USER", "kota_maker", "KOTA_DB_PASSWORD", "maker"))) {
                run(database.dataSource(), "CREATE DATABASE kota_beside");
                Connection other;
                try (Database superuser = open(own)) {
                    other = superuser.dataSource("kota_beside").getConnection();
                }
                Thread leaves = Thread.ofPlatform().start(() -> {
                    try (other) {
                        Thread.sleep(1000);
                    } catch (InterruptedException | SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });

                database.drop("kota_beside");

                leaves.join();
                try (Connection connection = database.dataSource().getConnection()) {
                    assertThat(texts(connection, "SELECT datname FROM pg_database WHERE datname = 'kota_beside'")).isEmpty();
                }
            } finally {
                run(own.dataSource(), "DROP DATABASE IF EXISTS kota_beside WITH (FORCE)");
                run(own.dataSource(), "DROP ROLE kota_maker");
            }
        }
    }

    private static Database open(TestDatabase test) {
        return Database.open(
                Map.of("KOTA_DB_URL", test.url(), "KOTA_DB_USER", test.user(), "KOTA_DB_PASSWORD", test.password()));
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

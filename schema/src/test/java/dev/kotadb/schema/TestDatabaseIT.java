package dev.kotadb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void runsOnPostgresFifteenOrLater() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isGreaterThanOrEqualTo(15);
        }
    }

    @Test
    void leavesNothingBehind() throws SQLException {
        String url;
        try (TestDatabase other = TestDatabase.empty();
                Connection connection = other.dataSource().getConnection()) {
            url = other.url();
            assertThat(connection.isValid(5)).isTrue();
        }
        String name = url.substring(url.lastIndexOf('/') + 1);
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }
}

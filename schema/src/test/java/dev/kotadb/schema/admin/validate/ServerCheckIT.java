package dev.kotadb.schema.admin.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ServerCheckIT {
    @Test
    void warnsOfADatabaseThatOnlyReadsAndOfOneThatCannotHoldEveryText() throws SQLException {
        try (TestDatabase beside = TestDatabase.empty()) {
            String name = "kota_ascii_" + ProcessHandle.current().pid();
            PGSimpleDataSource ascii = (PGSimpleDataSource) beside.dataSource();
            ascii.setDatabaseName(name);
            run(beside, "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");
            try {
                run(beside, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");

                CheckReport report = new CheckRunner(() -> ascii, Duration.ofSeconds(20)).run("instance", new ServerCheck());

                assertThat(report.result()).isInstanceOfSatisfying(CheckResult.Warned.class, warned -> assertThat(warned.problems())
                        .extracting(Problem::what)
                        .satisfiesExactly(
                                first -> assertThat(first).endsWith("are read-only, so nothing can be stored"),
                                second -> assertThat(second).startsWith("its encoding is SQL_ASCII")));
            } finally {
                run(beside, "DROP DATABASE " + name);
            }
        }
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

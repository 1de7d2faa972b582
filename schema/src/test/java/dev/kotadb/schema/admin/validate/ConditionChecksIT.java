package dev.kotadb.schema.admin.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionChecksIT {
    @Test
    void whatMakesADatabaseSlowIsAWarningWithTheObjectsName() throws SQLException {
        try (Validated database = Validated.database();
                Connection open = database.connect()) {
            assertThat(database.look(new MissingIndexesCheck(-1))).isInstanceOf(CheckResult.Passed.class);
            database.run("DROP INDEX idx_api_keys_user_id");
            assertThat(warnings(database.look(new MissingIndexesCheck(-1))))
                    .containsExactly("foreign key api_keys_user_id_fkey of api_keys (about 0 rows) has no index");

            assertThat(warnings(database.look(new UnusedIndexesCheck(0, Duration.ZERO))))
                    .anyMatch(what -> what.startsWith("index idx_repositories_installation_id on repositories was never used"))
                    .noneMatch(what -> what.contains("_pkey"));
            assertThat(database.look(new UnusedIndexesCheck(0, Duration.ofDays(100_000)))).isInstanceOf(CheckResult.Passed.class);

            database.run("ALTER TABLE file_facts SET (autovacuum_enabled = off)",
                    "INSERT INTO file_facts (blob_hash, language, parser_version, outcome, declarations, uses, size_bytes) "
                            + "SELECT i::text, 'java', 1, 'indexed', '', '', 1 FROM generate_series(1, 50) i",
                    "DELETE FROM file_facts", "SELECT pg_stat_force_next_flush()");
            assertThat(warnings(database.look(new BloatCheck(49)))).containsExactly(
                    "table public.file_facts has 50 dead rows beside 0 live ones; last vacuumed: never");
            assertThat(database.look(new BloatCheck(50))).isInstanceOf(CheckResult.Passed.class);

            open.setAutoCommit(false);
            open.createStatement().execute("SELECT 1");
            assertThat(warnings(database.look(new LongTransactionsCheck(Duration.ZERO))))
                    .anyMatch(what -> what.contains("idle in transaction) has had a transaction open for "));
            assertThat(database.look(new LongTransactionsCheck(Duration.ofMinutes(5))))
                    .isInstanceOf(CheckResult.Passed.class);
        }
    }

    private static List<String> warnings(CheckResult result) {
        assertThat(result).isInstanceOf(CheckResult.Warned.class);
        return ((CheckResult.Warned) result).problems().stream().map(Problem::what).toList();
    }
}

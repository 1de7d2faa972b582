package dev.kotadb.schema.admin.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCheckIT {
    @Test
    void whatNoMigrationMadeIsDriftAndADifferenceInGrantsIsTold(@TempDir Path home) throws SQLException {
        try (Validated database = Validated.database();
                Database opened = database.opened()) {
            DriftCheck check = new DriftCheck(() -> opened, home);
            database.run("GRANT SELECT ON file_facts TO authenticated");
            Map<String, String> before = database.contents();
            assertThat(database.look(check)).isInstanceOfSatisfying(CheckResult.Passed.class, passed ->
                    assertThat(passed.detail()).endsWith("; 1 differences in grants alone, which platforms change"));
            assertThat(database.contents()).isEqualTo(before);

            database.run("ALTER TABLE symbols ALTER documentation SET DEFAULT 'none'",
                    "DROP INDEX idx_symbols_name",
                    "CREATE TABLE public.extra (id integer)");
            assertThat(database.look(check)).isInstanceOfSatisfying(CheckResult.Failed.class, failed ->
                    assertThat(failed.problems()).extracting(Problem::what).containsExactlyInAnyOrder(
                            "column public.symbols.documentation was changed: default",
                            "index public.idx_symbols_name is missing",
                            "table public.extra is made by no migration"));
        }
    }
}

package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that the original has filled keeps its rows. */
class UpgradeIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void keepsEveryRowAndGivesItWhatLaterColumnsAskFor() throws SQLException {
        SchemaMigrations.migrateTo(DATABASE.dataSource(), "20241023000000");
        try (Session session = Session.open(DATABASE)) {
            Tenants.insertOrganization(session);
            session.run("""
                    INSERT INTO symbols (id, file_id, name, kind, line_start, line_end) VALUES
                        ('%1$s', '%2$s', 'get', 'method', 1, 2), (gen_random_uuid(), '%2$s', 'get', 'method', 5, 6),
                        (gen_random_uuid(), '%2$s', 'Box', 'class', 1, 9);
                    INSERT INTO "references" (source_file_id, target_symbol_id, target_file_path, line_number,
                                              reference_type, metadata) VALUES
                        ('%2$s', '%1$s', NULL, 3, 'call', '{}'),
                        ('%2$s', NULL, NULL, 4, 'call', '{"name": "a"}'),
                        ('%2$s', NULL, NULL, 4, 'call', '{"name": "a", "argument": 1}'),
                        ('%2$s', NULL, NULL, 4, 'call', '{"name": "b", "column_number": "17"}'),
                        ('%2$s', NULL, 'src/other.ts', 1, 'import', '{}');
                    INSERT INTO dependency_graph (repository_id, from_file_id, to_file_id, dependency_type) VALUES
                        ('%3$s', '%2$s', '%2$s', 'file_import'), ('%3$s', '%2$s', '%2$s', 'file_import');
                    """.formatted(Tenants.SYMBOL, Tenants.FILE, Tenants.REPOSITORY));

            SchemaMigrations.migrate(DATABASE.dataSource());

            assertThat(session.rows("""
                    SELECT name, qualified_name, kind, ordinal, line_start FROM symbols
                    WHERE repository_id = '%s' ORDER BY name, line_start
                    """.formatted(Tenants.REPOSITORY)))
                    .containsExactly("Box|Box|class|0|1", "get|get|method|0|1", "get|get|method|1|5");
            assertThat(session.rows("""
                    SELECT name, line_number, column_number, resolution, target_symbol_id IS NOT NULL
                    FROM "references" WHERE repository_id = '%s' ORDER BY line_number, column_number
                    """.formatted(Tenants.REPOSITORY)))
                    .containsExactly("src/other.ts|1|0|unresolved|f", "get|3|0|heuristic|t", "a|4|0|unresolved|f",
                            "a|4|1|unresolved|f", "b|4|17|unresolved|f");
            assertThat(session.rows("SELECT metadata FROM dependency_graph")).containsExactly("{\"count\": 2}");
            assertThat(session.rows("SELECT content FROM indexed_files")).containsExactly("const secret = 42;");
            assertThat(session.rowsAs("authenticated", Tenants.MEMBER, "SELECT count(*) FROM symbols"))
                    .containsExactly("3");
        }
    }
}

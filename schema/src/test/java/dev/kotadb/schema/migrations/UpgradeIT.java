package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.catalog.CatalogDiff;
import dev.kotadb.schema.admin.catalog.Difference;
import dev.kotadb.schema.admin.catalog.SchemaDiff;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database that the original has filled keeps its rows. */
class UpgradeIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    Path home;

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

    /** A database as the original's later versions left it has projects and daily counters. */
    @Test
    void keepsProjectsAndDailyCountersOfLaterVersions() throws SQLException {
        try (TestDatabase later = TestDatabase.migratedTo("20261129000010");
                Session session = Session.open(later)) {
            Tenants.insertOrganization(session);
            session.run("""
                    CREATE TABLE projects (id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                        user_id uuid REFERENCES auth.users (id) ON DELETE CASCADE,
                        org_id uuid REFERENCES organizations (id) ON DELETE CASCADE, name text NOT NULL, description text,
                        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
                        metadata jsonb DEFAULT '{}'::jsonb,
                        CHECK ((user_id IS NOT NULL AND org_id IS NULL) OR (user_id IS NULL AND org_id IS NOT NULL)));
                    CREATE INDEX idx_projects_user_id ON projects (user_id);
                    CREATE TABLE project_repositories (id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                        project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
                        repository_id uuid NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
                        added_at timestamptz NOT NULL DEFAULT now(), UNIQUE (project_id, repository_id));
                    CREATE POLICY projects_select ON projects FOR SELECT USING (true);
                    INSERT INTO projects (id, org_id, name, metadata) VALUES ('%1$s', '%2$s', 'All', NULL);
                    INSERT INTO project_repositories (project_id, repository_id) VALUES ('%1$s', '%3$s');
                    CREATE TABLE rate_limit_counters_daily (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), key_id text NOT NULL,
                        day_start timestamptz NOT NULL, request_count integer NOT NULL DEFAULT 0,
                        created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (key_id, day_start));
                    INSERT INTO rate_limit_counters_daily (key_id, day_start, request_count) VALUES ('key', now(), 7);
                    CREATE FUNCTION increment_rate_limit_daily(p_key_id text, p_daily_limit integer) RETURNS jsonb
                        LANGUAGE sql SECURITY DEFINER AS 'SELECT NULL::jsonb';
                    GRANT EXECUTE ON FUNCTION increment_rate_limit_daily(text, integer) TO authenticated;
                    """.formatted(Tenants.PROJECT, Tenants.ORGANIZATION, Tenants.REPOSITORY));

            SchemaMigrations.migrate(later.dataSource());

            String projects = "SELECT name, metadata, (SELECT count(*) FROM project_repositories) FROM projects";
            assertThat(session.rowsAs("authenticated", Tenants.MEMBER, projects)).containsExactly("All|{}|1");
            assertThat(session.rowsAs("authenticated", Tenants.STRANGER, projects)).isEmpty();
            assertThat(session.rows("SELECT request_count FROM rate_limit_counters_daily")).containsExactly("7");
            assertThat(session.attemptAs("authenticated", null, "SELECT increment_rate_limit_daily('key', 1)")).isEqualTo("x");
            try (Database opened = Database.at(
                    new DatabaseAddress(later.url(), later.user(), later.password()), "The database", "")) {
                CatalogDiff diff = SchemaDiff.of(opened, home);
                assertThat(diff.structural()).extracting(Difference::name).isEmpty();
                assertThat(diff.grants()).isEmpty();
            }
        }
    }
}

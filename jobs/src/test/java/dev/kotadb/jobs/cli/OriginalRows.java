package dev.kotadb.jobs.cli;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema that the original system had, with rows in every table; always the same, to the last id and time. */
final class OriginalRows {
    static final String VERSION = "20241023000000";

    private static final String ROWS = """
            INSERT INTO auth.users (id, email) VALUES
                ('10000000-0000-0000-0000-000000000001', 'keeper@example.com'),
                ('10000000-0000-0000-0000-000000000002', 'guest@example.com');
            INSERT INTO organizations (id, name, slug, owner_id) VALUES
                ('20000000-0000-0000-0000-000000000001', E'The "Keeper\\'s" \\\\ Society', 'keepers',
                 '10000000-0000-0000-0000-000000000001');
            INSERT INTO user_organizations (id, user_id, org_id, role) VALUES
                ('21000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001',
                 '20000000-0000-0000-0000-000000000001', 'owner'),
                ('21000000-0000-0000-0000-000000000002', '10000000-0000-0000-0000-000000000002',
                 '20000000-0000-0000-0000-000000000001', 'member');
            INSERT INTO api_keys (id, user_id, key_id, secret_hash, tier, rate_limit_per_hour) VALUES
                ('22000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001', 'lamp1234567890ab',
                 '$2a$10$TwP4qLm6XnJcXkHDqzIXYOAWzEJrbKSTcVSRnNvRrBQqWJkbZUtFK', 'team', 10000);
            INSERT INTO rate_limit_counters (id, key_id, window_start, request_count) VALUES
                ('23000000-0000-0000-0000-000000000001', 'lamp1234567890ab', '2024-11-01T10:00Z', 7);
            INSERT INTO repositories (id, user_id, org_id, full_name, git_url, installation_id, last_push_at,
                                      last_indexed_at) VALUES
                ('30000000-0000-0000-0000-000000000001', NULL, '20000000-0000-0000-0000-000000000001',
                 'keepers/lighthouse', 'https://example.com/lighthouse.git', 42, '2024-11-01T09:00Z',
                 '2024-11-01T09:01Z'),
                ('30000000-0000-0000-0000-000000000002', '10000000-0000-0000-0000-000000000002', NULL,
                 'guest/notes', 'https://example.com/notes.git', NULL, NULL, NULL);
            INSERT INTO index_jobs (id, repository_id, ref, status, started_at, completed_at, error_message, queue_job_id,
                                    commit_sha, stats) VALUES
                ('40000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'refs/heads/main',
                 'completed', '2024-11-01T09:00Z', '2024-11-01T09:01Z', NULL, '41000000-0000-0000-0000-000000000001',
                 'c0ffee', '{"files": 3}'),
                ('40000000-0000-0000-0000-000000000002', '30000000-0000-0000-0000-000000000002', 'main', 'failed',
                 '2024-11-01T09:00Z', '2024-11-01T09:02Z', E'no such ref\\n', NULL, NULL, '{}');
            INSERT INTO indexed_files (id, repository_id, path, content, language, size_bytes, metadata) VALUES
                ('50000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'src/Lighthouse.java',
                 E'class Lighthouse {\\n    void shine() {}\\n}\\n', 'java', 41, '{"a": [1, "\\\\u00e9"]}'),
                ('50000000-0000-0000-0000-000000000002', '30000000-0000-0000-0000-000000000001', 'src/Keeper.java',
                 E'import coast.Lighthouse;\\nclass Keeper {\\n    void watch(Lighthouse l) { l.shine(); }\\n}\\n', 'java', 82, '{}'),
                ('50000000-0000-0000-0000-000000000003', '30000000-0000-0000-0000-000000000002', 'notes.md',
                 E'# Notes\\n\\\\. and \\t tabs, 😀 and nothing else\\n', 'markdown', 45, '{}');
            INSERT INTO symbols (id, file_id, name, kind, line_start, line_end, signature, documentation) VALUES
                ('60000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', 'Lighthouse', 'class', 1, 3,
                 'class Lighthouse', NULL),
                ('60000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000001', 'shine', 'method', 2, 2,
                 'void shine()', 'Sends light.'),
                ('60000000-0000-0000-0000-000000000003', '50000000-0000-0000-0000-000000000002', 'Keeper', 'class', 2, 4,
                 'class Keeper', NULL),
                ('60000000-0000-0000-0000-000000000004', '50000000-0000-0000-0000-000000000002', 'watch', 'method', 3, 3,
                 'void watch(Lighthouse)', '');
            INSERT INTO "references" (id, source_file_id, target_symbol_id, target_file_path, line_number, reference_type,
                                      metadata) VALUES
                ('70000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000002', NULL,
                 'src/Lighthouse.java', 1, 'import', '{"source": "coast.Lighthouse"}'),
                ('70000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000002',
                 '60000000-0000-0000-0000-000000000002', NULL, 3, 'call', '{"name": "shine"}'),
                ('70000000-0000-0000-0000-000000000003', '50000000-0000-0000-0000-000000000002',
                 '60000000-0000-0000-0000-000000000001', NULL, 3, 'type_reference', '{}');
            INSERT INTO dependency_graph (id, repository_id, from_file_id, to_file_id, from_symbol_id, to_symbol_id,
                                          dependency_type) VALUES
                ('80000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001',
                 '50000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000001', NULL, NULL, 'file_import'),
                ('80000000-0000-0000-0000-000000000002', '30000000-0000-0000-0000-000000000001', NULL, NULL,
                 '60000000-0000-0000-0000-000000000004', '60000000-0000-0000-0000-000000000002', 'symbol_usage');
            INSERT INTO dependencies (id, repository_id, name, version, dependency_type) VALUES
                ('90000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'org.junit:junit', '5.14',
                 'maven');
            INSERT INTO migrations (name) VALUES ('20241001000001_initial_schema');
            """;

    // What the clock gave.
    private static final String FIXED_TIMES = """
            DO $$
            DECLARE
                clock record;
            BEGIN
                FOR clock IN
                    SELECT c.oid::regclass AS owner, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                    WHERE c.relnamespace IN ('public'::regnamespace, 'auth'::regnamespace) AND c.relkind = 'r'
                      AND a.atttypid = 'timestamptz'::regtype AND a.attnum > 0 AND a.atthasdef
                LOOP
                    EXECUTE format('UPDATE %s SET %I = %L', clock.owner, clock.attname, '2024-11-01T08:00Z');
                END LOOP;
            END
            $$
            """;

    private OriginalRows() {}

    /** @param database an empty one */
    static void write(TestDatabase database) {
        SchemaMigrations.migrateTo(database.dataSource(), VERSION);
        JdbcClient jdbc = database.jdbc();
        jdbc.sql(ROWS).update();
        jdbc.sql(FIXED_TIMES).update();
    }
}

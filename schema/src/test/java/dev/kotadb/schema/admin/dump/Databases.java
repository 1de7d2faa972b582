package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What the tests of dumps do with databases. */
final class Databases {
    static final String USER = "00000000-0000-0000-0000-00000000000a";
    static final String REPOSITORY = "00000000-0000-0000-0002-000000000000";

    private Databases() {}

    static Database open(TestDatabase database) {
        return openAs(database, database.user(), database.password());
    }

    static Database openAs(TestDatabase database, String user, String password) {
        return Database.open(
                Map.of("KOTA_DB_URL", database.url(), "KOTA_DB_USER", user, "KOTA_DB_PASSWORD", password));
    }

    static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows, their values divided by {@code |}; null is the empty string. */
    static List<String> rows(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    String value = rows.getString(i);
                    row.add(value == null ? "" : value);
                }
                all.add(row.toString());
            }
            return all;
        }
    }

    /** A row in every table, some of which hold what is hard to quote. */
    static void fill(TestDatabase database) throws SQLException {
        run(database, """
                INSERT INTO auth.users (id, email) VALUES
                    ('%1$s', 'owner@example.com'), (gen_random_uuid(), 'nobody@example.com');
                INSERT INTO organizations (id, name, slug, owner_id)
                    VALUES ('00000000-0000-0000-0001-000000000000', E'O''\\\\R\\tG \\n', 'org', '%1$s');
                INSERT INTO user_organizations (user_id, org_id, role)
                    SELECT owner_id, id, 'owner' FROM organizations;
                INSERT INTO repositories (id, org_id, full_name, git_url, last_push_at) VALUES
                    ('%2$s', '00000000-0000-0000-0001-000000000000', 'org/repo', '', 'infinity');
                INSERT INTO repositories (user_id, full_name, git_url, last_push_at) VALUES
                    ('%1$s', 'own/répo 😀', '\\N', '-infinity');
                INSERT INTO api_keys (user_id, key_id, secret_hash, tier) VALUES ('%1$s', 'key', '$2a$10$x', 'free');
                INSERT INTO dependencies (repository_id, name, version, dependency_type)
                    VALUES ('%2$s', '@scope/näme', NULL, 'npm');
                INSERT INTO rate_limit_counters (key_id, window_start) VALUES ('key', now());
                INSERT INTO index_jobs (repository_id, ref, status, error_message)
                    VALUES ('%2$s', '', 'failed', E'\\\\.\\n\\\\.\\r\\n;--'), ('%2$s', 'main', 'completed', '');
                INSERT INTO indexed_files (repository_id, path, content, metadata)
                    SELECT '%2$s', 'f' || i, CASE WHEN i %% 10 = 0 THEN '' ELSE
                               (SELECT string_agg(chr(1 + (i * 7919 + j * 104729) %% 55000), '') FROM generate_series(1, i) j) END,
                           jsonb_build_object('q', E'"\\\\\\t\\u0001', 'n', 1e40, 'i', i)
                    FROM generate_series(1, 200) i;
                INSERT INTO indexed_files (repository_id, path, content) VALUES ('%2$s', 'long', repeat('0123456789', 300000));
                """.formatted(USER, REPOSITORY));
    }

    /** What only the newest schema has. */
    static void fillIndex(TestDatabase database) throws SQLException {
        run(database, """
                UPDATE indexed_files SET content = NULL WHERE path = 'f3';
                INSERT INTO symbols (repository_id, file_id, name, qualified_name, kind, line_start, line_end, documentation)
                    SELECT repository_id, id, 'a' || path, path, 'method', 1, 2, nullif(left(content, 20), '')
                    FROM indexed_files;
                INSERT INTO "references" (repository_id, source_file_id, target_symbol_id, name, reference_type, line_number,
                                          resolution)
                    SELECT s.repository_id, s.file_id, s.id, s.name, 'call', i, 'exact'
                    FROM symbols s, generate_series(1, 20) i;
                INSERT INTO external_symbols (id, scheme, package_name, version, qualified_name, name)
                    VALUES (-9223372036854775808, 'npm', '@scope/näme', '1.0', '@scope/näme.it''s', 'it''s');
                UPDATE "references" SET external_symbol_id = -9223372036854775808 WHERE line_number = 1;
                INSERT INTO dependency_graph (repository_id, dependency_type, from_file_id, to_file_id)
                    SELECT repository_id, 'file_import', id, id FROM indexed_files;
                INSERT INTO dependency_graph (repository_id, dependency_type, from_symbol_id, to_external_symbol_id)
                    SELECT repository_id, 'overrides', id, -9223372036854775808 FROM symbols;
                INSERT INTO packages (repository_id, name, version, package_type, manifest_path, metadata)
                    VALUES ('%1$s', '@scope/näme', NULL, 'npm', 'a b/package.json', '{"test": true}');
                INSERT INTO rate_limit_counters_daily (key_id, day_start) VALUES ('key', now());
                INSERT INTO projects (id, org_id, name, description)
                    VALUES ('00000000-0000-0000-000b-000000000000', '00000000-0000-0000-0001-000000000000', 'Prójekt', E'a\tb');
                INSERT INTO project_repositories (project_id, repository_id)
                    VALUES ('00000000-0000-0000-000b-000000000000', '%1$s');
                INSERT INTO search_documents (file_id, part, repository_id, line_start, line_end, words)
                    SELECT id, 0, repository_id, 1, 1, to_tsvector('simple', path) || $$'it''s \\\\':3A,4B 'q"':1$$::tsvector
                    FROM indexed_files;
                INSERT INTO file_outcomes (repository_id, path, job_id, outcome)
                    SELECT '%1$s', 'f1', id, 'indexed' FROM index_jobs WHERE status = 'completed';
                INSERT INTO file_facts (blob_hash, language, parser_version, outcome, declarations, uses, size_bytes)
                    VALUES ('abc', 'java', 1, 'indexed', '', '\\x005c0a0d09ff'::bytea, 18);
                INSERT INTO repository_settings (repository_id, ref, include_patterns, exclude_patterns)
                    VALUES ('%1$s', 'main', '{src/**}', '{*.min.js,"a,b"}');
                INSERT INTO nightly_runs (id, trigger, status, ended_at)
                    VALUES ('00000000-0000-0000-0005-000000000001', 'schedule', 'completed', now());
                INSERT INTO nightly_repositories (run_id, repository_id, outcome, reason, job_id)
                    SELECT '00000000-0000-0000-0005-000000000001', '%1$s', 'selected', 'never indexed', id
                    FROM index_jobs WHERE status = 'completed' LIMIT 1;
                INSERT INTO remote_hosts (host, failures, paused_until, last_error)
                    VALUES ('git.example.com:443', 2, now(), 'refused\tthe connection');
                INSERT INTO suspect_contents (blob_hash, language, parser_version, set_aside, deaths, job_id)
                    VALUES ('abc', 'java', 1, true, 2, '00000000-0000-0000-0006-000000000001');
                INSERT INTO file_units (repository_id, unit_hash, file_id)
                    SELECT repository_id, -9223372036854775808, id FROM indexed_files;
                INSERT INTO file_lookups (file_id, repository_id, keys)
                    SELECT id, repository_id, sha256(convert_to(path, 'UTF8')) FROM indexed_files;
                """.formatted(REPOSITORY));
    }
}

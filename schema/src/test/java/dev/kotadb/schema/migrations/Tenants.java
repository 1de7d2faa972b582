package dev.kotadb.schema.migrations;

import java.sql.SQLException;

/** Users in every relation to one organization, and one row of the organization in every table. */
final class Tenants {
    static final String OWNER = "00000000-0000-0000-0000-00000000000a";
    static final String ADMIN = "00000000-0000-0000-0000-00000000000b";
    static final String MEMBER = "00000000-0000-0000-0000-00000000000c";
    static final String STRANGER = "00000000-0000-0000-0000-00000000000d";
    static final String ORGANIZATION = "00000000-0000-0000-0001-000000000000";
    static final String REPOSITORY = "00000000-0000-0000-0002-000000000000";
    static final String JOB = "00000000-0000-0000-0003-000000000000";
    static final String FILE = "00000000-0000-0000-0004-000000000000";
    static final String SYMBOL = "00000000-0000-0000-0005-000000000000";
    static final String REFERENCE = "00000000-0000-0000-0006-000000000000";
    static final String EDGE = "00000000-0000-0000-0007-000000000000";
    static final String DEPENDENCY = "00000000-0000-0000-0009-000000000000";
    static final String PACKAGE = "00000000-0000-0000-000a-000000000000";
    static final String PROJECT = "00000000-0000-0000-000b-000000000000";
    static final String KEY = "00000000-0000-0000-0008-000000000000";

    private Tenants() {}

    /** What the original's tables hold, too. */
    static void insertOrganization(Session session) throws SQLException {
        session.run("""
                INSERT INTO auth.users (id, email) VALUES
                    ('%1$s', 'owner@example.com'), ('%2$s', 'admin@example.com'),
                    ('%3$s', 'member@example.com'), ('%4$s', 'stranger@example.com');
                INSERT INTO organizations (id, name, slug, owner_id) VALUES ('%5$s', 'Org', 'org', '%1$s');
                INSERT INTO user_organizations (user_id, org_id, role) VALUES
                    ('%1$s', '%5$s', 'owner'), ('%2$s', '%5$s', 'admin'), ('%3$s', '%5$s', 'member');
                INSERT INTO repositories (id, org_id, full_name, git_url)
                    VALUES ('%6$s', '%5$s', 'org/repo', 'https://example.com/org/repo.git');
                INSERT INTO api_keys (id, user_id, key_id, secret_hash, tier) VALUES ('%7$s', '%1$s', 'key', 'hash', 'free');
                INSERT INTO rate_limit_counters (key_id, window_start) VALUES ('key', now());
                INSERT INTO index_jobs (id, repository_id, ref, status) VALUES ('%8$s', '%6$s', 'main', 'pending');
                INSERT INTO indexed_files (id, repository_id, path, content, language)
                    VALUES ('%9$s', '%6$s', 'src/secret.ts', 'const secret = 42;', 'typescript');
                """.formatted(OWNER, ADMIN, MEMBER, STRANGER, ORGANIZATION, REPOSITORY, KEY, JOB, FILE));
    }

    static void insertIndex(Session session) throws SQLException {
        session.run("""
                INSERT INTO symbols (id, repository_id, file_id, name, qualified_name, kind, line_start, line_end)
                    VALUES ('%1$s', '%2$s', '%3$s', 'secret', 'secret', 'constant', 1, 1);
                INSERT INTO external_symbols (id, scheme, qualified_name, name) VALUES (1, 'npm', 'left-pad.default', 'default')
                    ON CONFLICT DO NOTHING;
                INSERT INTO "references" (id, repository_id, source_file_id, target_symbol_id, name, reference_type,
                                          line_number, resolution, external_symbol_id)
                    VALUES ('%4$s', '%2$s', '%3$s', '%1$s', 'secret', 'property_access', 1, 'exact', 1);
                INSERT INTO dependency_graph (id, repository_id, dependency_type, from_file_id, to_file_id)
                    VALUES ('%5$s', '%2$s', 'file_import', '%3$s', '%3$s');
                INSERT INTO dependencies (id, repository_id, name, dependency_type)
                    VALUES ('%7$s', '%2$s', 'left-pad', 'npm');
                INSERT INTO packages (id, repository_id, name, package_type, manifest_path)
                    VALUES ('%8$s', '%2$s', 'secret', 'npm', 'package.json');
                INSERT INTO projects (id, org_id, name) VALUES ('%9$s', '%10$s', 'All');
                INSERT INTO project_repositories (project_id, repository_id) VALUES ('%9$s', '%2$s');
                INSERT INTO rate_limit_counters_daily (key_id, day_start) VALUES ('key', now());
                INSERT INTO search_documents (file_id, part, repository_id, line_start, line_end, words)
                    VALUES ('%3$s', 0, '%2$s', 1, 1, 'secret:1A');
                INSERT INTO file_outcomes (repository_id, path, job_id, outcome)
                    VALUES ('%2$s', 'src/secret.ts', '%6$s', 'indexed');
                INSERT INTO file_facts (blob_hash, language, parser_version, outcome, declarations, uses, size_bytes)
                    VALUES ('abc', 'typescript', 1, 'indexed', '', '', 18);
                INSERT INTO repository_settings (repository_id) VALUES ('%2$s');
                INSERT INTO nightly_runs (id, trigger) VALUES ('00000000-0000-0000-0005-000000000001', 'request');
                INSERT INTO nightly_repositories (run_id, repository_id, outcome)
                    VALUES ('00000000-0000-0000-0005-000000000001', '%2$s', 'unchanged');
                INSERT INTO remote_hosts (host, failures) VALUES ('git.example.com', 1);
                INSERT INTO suspect_contents (blob_hash, language, parser_version, job_id)
                    VALUES ('abc', 'java', 1, '%6$s');
                INSERT INTO file_units (repository_id, unit_hash, file_id) VALUES ('%2$s', 1, '%3$s');
                INSERT INTO file_lookups (file_id, repository_id, keys) VALUES ('%3$s', '%2$s', '');
                """.formatted(SYMBOL, REPOSITORY, FILE, REFERENCE, EDGE, JOB, DEPENDENCY, PACKAGE, PROJECT, ORGANIZATION));
    }
}

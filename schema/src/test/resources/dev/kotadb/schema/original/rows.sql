-- The rows of the original's own seed, as far as they are known, with the columns that the original leaves optional empty
-- in some of them, and rows of every other table.
INSERT INTO auth.users (id, email) VALUES
    ('00000000-0000-0000-0000-000000000001', 'test-free@example.com'),
    ('00000000-0000-0000-0000-000000000002', 'test-solo@example.com'),
    ('00000000-0000-0000-0000-000000000003', 'test-team@example.com');
INSERT INTO organizations (id, name, slug, owner_id, metadata) VALUES
    ('10000000-0000-0000-0000-000000000009', 'Test Organization', 'test-org', '00000000-0000-0000-0000-000000000003', NULL);
INSERT INTO user_organizations (user_id, org_id, role, joined_at) VALUES
    ('00000000-0000-0000-0000-000000000003', '10000000-0000-0000-0000-000000000009', 'owner', '2025-10-23T08:00Z');
-- Of the secret 0123456789abcdef0123456789abcdef.
INSERT INTO api_keys (user_id, key_id, secret_hash, tier, rate_limit_per_hour, enabled, metadata) VALUES
    ('00000000-0000-0000-0000-000000000001', 'test1234567890ab',
     '$2a$10$2hiYN6YlHD8Gyi4o1/EfB.3Xvu/F8OpfTgm8d35hoqaTYCrt.7GvS', 'free', 100, true, '{}'),
    ('00000000-0000-0000-0000-000000000002', 'solo1234567890ab',
     '$2b$10$r6oMJQM6Br8O5YMXqEL5t.M7e3c3A7tCa2Jn.shNu.cHZ2KRpE6l2', 'solo', 1000, true, NULL),
    ('00000000-0000-0000-0000-000000000003', 'team1234567890ab',
     '$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q', 'team', 10000, true, '{}'),
    ('00000000-0000-0000-0000-000000000001', 'gone1234567890ab',
     '$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q', 'free', 100, false, '{}');
INSERT INTO rate_limit_counters (key_id, window_start, request_count) VALUES ('test1234567890ab', '2025-10-23T08:00Z', 7);
INSERT INTO repositories (id, user_id, org_id, full_name, git_url, default_branch, installation_id, metadata) VALUES
    ('30000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', NULL, 'test-user/test-repo',
     'https://github.com/test-user/test-repo', 'main', NULL, '{}'),
    ('30000000-0000-0000-0000-000000000002', NULL, '10000000-0000-0000-0000-000000000009', 'test-org/team-repo',
     NULL, NULL, 2147483647, NULL),
    ('30000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', NULL, 'test-user/test-repo',
     'https://github.com/test-user/test-repo', 'develop', 1, '{"private": true}');
INSERT INTO index_jobs (id, repository_id, ref, status, stats, commit_sha) VALUES
    ('40000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'main', 'completed', NULL, 'c0ffee');
INSERT INTO indexed_files (id, repository_id, path, content, language, size_bytes, indexed_at, metadata) VALUES
    ('50000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'src/index.ts',
     E'export function parseLanternSize(text: string) { return Number(text); }\n', 'typescript', NULL, '2025-10-23T09:00Z', NULL),
    ('50000000-0000-0000-0000-000000000002', '30000000-0000-0000-0000-000000000001', 'src/use.ts',
     E'import { parseLanternSize } from ''./index'';\nparseLanternSize(''4''); parseLanternSize(''5'');\n', 'typescript', 86,
     '2025-10-23T09:00Z', '{}');
INSERT INTO symbols (id, file_id, name, kind, line_start, line_end, metadata) VALUES
    ('60000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', 'parseLanternSize', 'function', 1, 1, NULL);
INSERT INTO "references" (source_file_id, target_symbol_id, target_file_path, line_number, reference_type, metadata) VALUES
    ('50000000-0000-0000-0000-000000000002', NULL, 'src/index.ts', 1, 'import', NULL),
    ('50000000-0000-0000-0000-000000000002', '60000000-0000-0000-0000-000000000001', NULL, 2, 'call', '{"column_number": 0}'),
    ('50000000-0000-0000-0000-000000000002', '60000000-0000-0000-0000-000000000001', NULL, 2, 'call', '{"column_number": 23}');
INSERT INTO dependency_graph (repository_id, from_file_id, to_file_id, dependency_type, metadata) VALUES
    ('30000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000001',
     'file_import', NULL);
INSERT INTO dependencies (repository_id, name, version, dependency_type, metadata) VALUES
    ('30000000-0000-0000-0000-000000000001', 'zod', '^3.22.0', 'npm', '{"dev": true}'),
    ('30000000-0000-0000-0000-000000000001', 'flask', NULL, 'python', NULL);

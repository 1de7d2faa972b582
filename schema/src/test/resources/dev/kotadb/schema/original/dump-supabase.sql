SET session_replication_role = replica;


\restrict J6an6w4lxtRy72fjQyvYoCMQXQxIvV1uRwMbfQ0a7hRP85uGhJf33zCRUvX3J6s


SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;


INSERT INTO "auth"."users" ("instance_id", "id", "aud", "role", "email", "encrypted_password", "confirmation_token", "raw_app_meta_data", "raw_user_meta_data", "created_at", "updated_at", "phone", "is_sso_user", "deleted_at", "is_anonymous") VALUES
	(NULL, '00000000-0000-0000-0000-000000000001', NULL, NULL, 'test-free@example.com', NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, false),
	(NULL, '00000000-0000-0000-0000-000000000002', NULL, NULL, 'test-solo@example.com', NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, false),
	(NULL, '00000000-0000-0000-0000-000000000003', NULL, NULL, 'test-team@example.com', NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, false);



INSERT INTO "auth"."sessions" ("id", "user_id", "user_agent") VALUES
	('89578af5-f417-485f-a2b6-d8f6de96110f', '00000000-0000-0000-0000-000000000001', 'curl'),
	('23efe694-bd37-4df4-81af-034bc0df42b5', '00000000-0000-0000-0000-000000000002', 'curl'),
	('2f157701-f1bc-4ad1-8af2-1c5c0c53c945', '00000000-0000-0000-0000-000000000003', 'curl');



INSERT INTO "public"."api_keys" ("id", "user_id", "key_id", "secret_hash", "tier", "rate_limit_per_hour", "enabled", "created_at", "last_used_at", "metadata") VALUES
	('09f1bff1-2983-48ce-83ef-254b1727d8fa', '00000000-0000-0000-0000-000000000001', 'test1234567890ab', '$2a$10$2hiYN6YlHD8Gyi4o1/EfB.3Xvu/F8OpfTgm8d35hoqaTYCrt.7GvS', 'free', 100, true, '2026-11-25 17:22:57.383473+00', NULL, '{}'),
	('fc46c9ad-57d2-4a2e-be2f-358f46084b4a', '00000000-0000-0000-0000-000000000002', 'solo1234567890ab', '$2b$10$r6oMJQM6Br8O5YMXqEL5t.M7e3c3A7tCa2Jn.shNu.cHZ2KRpE6l2', 'solo', 1000, true, '2026-11-25 17:22:57.383473+00', NULL, NULL),
	('4cffc5bd-0835-4b00-91db-ad8a4c86a7d4', '00000000-0000-0000-0000-000000000003', 'team1234567890ab', '$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q', 'team', 10000, true, '2026-11-25 17:22:57.383473+00', NULL, '{}'),
	('5f241895-7764-4e18-9c66-4a4da4686d05', '00000000-0000-0000-0000-000000000001', 'gone1234567890ab', '$2a$10$na/IbSXwJRagUTd5oYBU3.ryNb.xlYBYoVJxJYsP2LVPnTLyCjW7q', 'free', 100, false, '2026-11-25 17:22:57.383473+00', NULL, '{}');



INSERT INTO "public"."organizations" ("id", "name", "slug", "owner_id", "created_at", "updated_at", "metadata") VALUES
	('10000000-0000-0000-0000-000000000009', 'Test Organization', 'test-org', '00000000-0000-0000-0000-000000000003', '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', NULL);



INSERT INTO "public"."repositories" ("id", "user_id", "org_id", "full_name", "git_url", "default_branch", "last_indexed_at", "created_at", "updated_at", "metadata", "installation_id", "last_push_at") VALUES
	('30000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', NULL, 'test-user/test-repo', 'https://github.com/test-user/test-repo', 'main', NULL, '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', '{}', NULL, NULL),
	('30000000-0000-0000-0000-000000000002', NULL, '10000000-0000-0000-0000-000000000009', 'test-org/team-repo', NULL, NULL, NULL, '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', NULL, 2147483647, NULL),
	('30000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', NULL, 'test-user/test-repo', 'https://github.com/test-user/test-repo', 'develop', NULL, '2026-11-25 17:22:57.383473+00', '2026-11-25 17:22:57.383473+00', '{"private": true}', 1, NULL);



INSERT INTO "public"."dependencies" ("id", "repository_id", "name", "version", "dependency_type", "metadata", "created_at") VALUES
	('70bb7618-e6db-47bb-8823-e2b593683646', '30000000-0000-0000-0000-000000000001', 'zod', '^3.22.0', 'npm', '{"dev": true}', '2026-11-25 17:22:57.383473+00'),
	('4a51455e-b82e-496a-b0f8-9afb6dc96321', '30000000-0000-0000-0000-000000000001', 'flask', NULL, 'python', NULL, '2026-11-25 17:22:57.383473+00');



INSERT INTO "public"."indexed_files" ("id", "repository_id", "path", "content", "language", "size_bytes", "indexed_at", "metadata") VALUES
	('50000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'src/index.ts', 'export function parseLanternSize(text: string) { return Number(text); }
', 'typescript', NULL, '2025-10-23 09:00:00+00', NULL),
	('50000000-0000-0000-0000-000000000002', '30000000-0000-0000-0000-000000000001', 'src/use.ts', 'tab	here \ back\n 
cr; ''quoted'' "double"; -- no comment
\.
snow ☃ parseLanternSize', 'typescript', 86, '2025-10-23 09:00:00+00', '{}');



INSERT INTO "public"."symbols" ("id", "file_id", "name", "kind", "line_start", "line_end", "signature", "documentation", "metadata", "created_at") VALUES
	('60000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', 'parseLanternSize', 'function', 1, 1, NULL, NULL, NULL, '2026-11-25 17:22:57.383473+00');



INSERT INTO "public"."dependency_graph" ("id", "repository_id", "from_file_id", "to_file_id", "from_symbol_id", "to_symbol_id", "dependency_type", "metadata", "created_at") VALUES
	('952e2ea0-2e67-4603-9ddd-ef53f8f14403', '30000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000001', NULL, NULL, 'file_import', NULL, '2026-11-25 17:22:57.383473+00');



INSERT INTO "public"."index_jobs" ("id", "repository_id", "ref", "status", "started_at", "completed_at", "error_message", "stats", "created_at", "queue_job_id", "commit_sha") VALUES
	('40000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'main', 'completed', NULL, NULL, NULL, NULL, '2026-11-25 17:22:57.383473+00', NULL, 'c0ffee');






INSERT INTO "public"."rate_limit_counters" ("id", "key_id", "window_start", "request_count", "created_at") VALUES
	('b5f3afda-0e34-4522-9dfc-13ef76900a8c', 'test1234567890ab', '2025-10-23 08:00:00+00', 7, '2026-11-25 17:22:57.383473+00');



INSERT INTO "public"."references" ("id", "source_file_id", "target_symbol_id", "target_file_path", "line_number", "reference_type", "metadata", "created_at") VALUES
	('32d2a12b-f61e-491f-b413-61a42baa9caa', '50000000-0000-0000-0000-000000000002', NULL, 'src/index.ts', 1, 'import', NULL, '2026-11-25 17:22:57.383473+00'),
	('4447a2e4-e159-40ff-8c86-c7ab6aa1feb0', '50000000-0000-0000-0000-000000000002', '60000000-0000-0000-0000-000000000001', NULL, 2, 'call', '{"column_number": 0}', '2026-11-25 17:22:57.383473+00'),
	('7ba2ba73-126a-4ae9-a22e-f59a09261b10', '50000000-0000-0000-0000-000000000002', '60000000-0000-0000-0000-000000000001', NULL, 2, 'call', '{"column_number": 23}', '2026-11-25 17:22:57.383473+00');



INSERT INTO "public"."user_organizations" ("id", "user_id", "org_id", "role", "joined_at") VALUES
	('7a79e2b4-05e0-430e-aa29-52ca30e8c539', '00000000-0000-0000-0000-000000000003', '10000000-0000-0000-0000-000000000009', 'owner', '2025-10-23 08:00:00+00');



INSERT INTO "storage"."objects" ("id", "name", "owner") VALUES
	('1ba92f79-39c5-4017-9596-2f85823d6005', 'avatar.png', NULL);



INSERT INTO "supabase_migrations"."schema_migrations" ("version", "statements", "name") VALUES
	('20241001000001', NULL, 'initial_schema'),
	('20241011000000', NULL, 'fulltext_search_index'),
	('20241014000000', NULL, 'symbols_unique_constraint'),
	('20241020000000', NULL, 'references_unique_constraint'),
	('20241021000000', NULL, 'add_dependency_graph_table'),
	('20241021000001', NULL, 'add_job_tracking_columns'),
	('20241021000002', NULL, 'add_rls_context_functions'),
	('20241021000003', NULL, 'store_indexed_data_function'),
	('20241021000004', NULL, 'add_enum_to_symbol_kinds'),
	('20241022000000', NULL, 'add_installation_id_to_repositories'),
	('20241023000000', NULL, 'add_last_push_at_to_repositories');



SELECT pg_catalog.setval('"public"."migrations_id_seq"', 1, false);



\unrestrict J6an6w4lxtRy72fjQyvYoCMQXQxIvV1uRwMbfQ0a7hRP85uGhJf33zCRUvX3J6s

RESET ALL;

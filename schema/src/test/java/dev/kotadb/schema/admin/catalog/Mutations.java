package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.catalog.RepairIT.Mutation;
import java.util.List;

/** What people and platforms do to a database, kind by kind. */
final class Mutations {
    static final List<Mutation> ALL = List.of(
            // Tables
            Mutation.of("DROP TABLE file_units", "MISSING TABLE public.file_units"),
            Mutation.of("DELETE FROM symbols; DROP TABLE indexed_files CASCADE", "MISSING TABLE public.indexed_files",
                    "MISSING CONSTRAINT public.\"references\".references_source_file_fkey",
                    "MISSING CONSTRAINT public.dependency_graph.dependency_graph_from_file_id_fkey",
                    "MISSING CONSTRAINT public.dependency_graph.dependency_graph_to_file_id_fkey",
                    "MISSING CONSTRAINT public.file_lookups.file_lookups_file_id_repository_id_fkey",
                    "MISSING CONSTRAINT public.file_units.file_units_file_id_repository_id_fkey",
                    "MISSING CONSTRAINT public.search_documents.search_documents_file_id_repository_id_fkey",
                    "MISSING CONSTRAINT public.symbols.symbols_file_fkey",
                    "MISSING POLICY public.\"references\".references_insert",
                    "MISSING POLICY public.\"references\".references_update",
                    "MISSING POLICY public.dependency_graph.dependency_graph_insert",
                    "MISSING POLICY public.dependency_graph.dependency_graph_update",
                    "MISSING POLICY public.symbols.symbols_insert",
                    "MISSING POLICY public.symbols.symbols_update"),
            Mutation.of("CREATE TABLE notes (id serial PRIMARY KEY, text text); CREATE INDEX ON notes (text)",
                    "EXTRA TABLE public.notes"),
            Mutation.of("""
                    CREATE TABLE "Odd Name" (id int PRIMARY KEY, other int);
                    CREATE TABLE other (id int PRIMARY KEY, odd int REFERENCES "Odd Name");
                    ALTER TABLE "Odd Name" ADD FOREIGN KEY (other) REFERENCES other;
                    ALTER TABLE index_jobs ADD COLUMN note int REFERENCES other;
                    """,
                    "EXTRA TABLE public.\"Odd Name\"", "EXTRA TABLE public.other", "EXTRA COLUMN public.index_jobs.note",
                    "EXTRA CONSTRAINT public.index_jobs.index_jobs_note_fkey"),
            Mutation.of("ALTER TABLE rate_limit_counters RENAME TO counters", "EXTRA TABLE public.counters",
                    "MISSING TABLE public.rate_limit_counters",
                    "CHANGED INDEX public.idx_rate_limit_counters_window_start"),
            Mutation.of("ALTER TABLE staging.plan SET LOGGED", "CHANGED TABLE staging.plan"),
            Mutation.of("ALTER TABLE symbols SET (fillfactor = 70, autovacuum_enabled = off)",
                    "CHANGED TABLE public.symbols"),
            Mutation.of("ALTER TABLE symbols REPLICA IDENTITY FULL; ALTER TABLE repositories REPLICA IDENTITY NOTHING",
                    "CHANGED TABLE public.repositories", "CHANGED TABLE public.symbols"),
            Mutation.of("ALTER TABLE symbols REPLICA IDENTITY USING INDEX symbols_identity, CLUSTER ON idx_symbols_name",
                    "CHANGED TABLE public.symbols"),
            Mutation.of("""
                    CREATE UNIQUE INDEX "Odd" ON api_keys (key_id, id);
                    ALTER TABLE api_keys REPLICA IDENTITY USING INDEX "Odd", CLUSTER ON "Odd"
                    """, "CHANGED TABLE public.api_keys", "EXTRA INDEX public.\"Odd\""),
            Mutation.of("DROP SCHEMA batch CASCADE", "MISSING SCHEMA batch"),
            Mutation.of("DROP SCHEMA staging CASCADE", "MISSING SCHEMA staging"),
            // Columns
            Mutation.of("ALTER TABLE repositories ADD COLUMN stars integer", "EXTRA COLUMN public.repositories.stars"),
            Mutation.of("ALTER TABLE repositories DROP COLUMN last_push_at", "MISSING COLUMN public.repositories.last_push_at"),
            Mutation.of("ALTER TABLE indexed_files DROP COLUMN size_bytes", "MISSING COLUMN public.indexed_files.size_bytes"),
            Mutation.of("ALTER TABLE file_outcomes DROP COLUMN outcome", "MISSING COLUMN public.file_outcomes.outcome",
                    "MISSING CONSTRAINT public.file_outcomes.file_outcomes_outcome_check"),
            Mutation.of("ALTER TABLE symbols ALTER COLUMN line_end TYPE bigint", "CHANGED COLUMN public.symbols.line_end"),
            // A policy, a constraint and indexes stand in the way.
            Mutation.of("""
                    DROP POLICY user_organizations_insert ON user_organizations;
                    DROP POLICY user_organizations_update ON user_organizations;
                    DROP POLICY user_organizations_delete ON user_organizations;
                    ALTER TABLE user_organizations ALTER COLUMN role TYPE varchar(20);
                    CREATE POLICY user_organizations_delete ON user_organizations USING (role <> 'owner');
                    """,
                    "CHANGED COLUMN public.user_organizations.role",
                    "CHANGED CONSTRAINT public.user_organizations.user_organizations_role_check",
                    "CHANGED POLICY public.user_organizations.user_organizations_delete",
                    "MISSING POLICY public.user_organizations.user_organizations_insert",
                    "MISSING POLICY public.user_organizations.user_organizations_update"),
            Mutation.of("ALTER TABLE symbols ALTER COLUMN ordinal SET DEFAULT 1", "CHANGED COLUMN public.symbols.ordinal"),
            Mutation.of("ALTER TABLE \"references\" ALTER COLUMN id SET DEFAULT gen_random_uuid()",
                    "CHANGED COLUMN public.\"references\".id"),
            Mutation.of("ALTER TABLE repositories ALTER COLUMN git_url DROP NOT NULL, ALTER COLUMN metadata DROP DEFAULT",
                    "CHANGED COLUMN public.repositories.git_url", "CHANGED COLUMN public.repositories.metadata"),
            Mutation.of("ALTER TABLE file_facts ALTER COLUMN uses SET STORAGE MAIN, ALTER COLUMN uses SET COMPRESSION pglz,"
                            + " ALTER COLUMN uses SET STATISTICS 500, ALTER COLUMN uses SET (n_distinct = 7)",
                    "CHANGED COLUMN public.file_facts.uses"),
            Mutation.of("ALTER TABLE symbols ALTER COLUMN name SET STORAGE EXTERNAL", "CHANGED COLUMN public.symbols.name"),
            Mutation.of("ALTER TABLE migrations ALTER COLUMN id DROP IDENTITY", "CHANGED COLUMN public.migrations.id"),
            Mutation.of("ALTER TABLE migrations ALTER COLUMN id SET GENERATED ALWAYS", "CHANGED COLUMN public.migrations.id"),
            Mutation.of("""
                    ALTER TABLE repositories DROP COLUMN installation_id;
                    ALTER TABLE repositories ADD COLUMN installation_id bigint GENERATED ALWAYS AS (1) STORED;
                    CREATE INDEX idx_repositories_installation_id ON repositories (installation_id);
                    """, "CHANGED COLUMN public.repositories.installation_id",
                    "MISSING COLUMN public.repositories.installation_id authenticated"),
            Mutation.of("ALTER TABLE symbols ALTER COLUMN signature TYPE text COLLATE \"C\"",
                    "CHANGED COLUMN public.symbols.signature"),
            // Constraints and indexes
            Mutation.of("ALTER TABLE symbols DROP CONSTRAINT symbols_kind_check",
                    "MISSING CONSTRAINT public.symbols.symbols_kind_check"),
            Mutation.of("""
                    ALTER TABLE symbols DROP CONSTRAINT symbols_kind_check;
                    ALTER TABLE symbols ADD CONSTRAINT symbols_kind_check CHECK (kind IN ('class', 'method')) NOT VALID;
                    """, "CHANGED CONSTRAINT public.symbols.symbols_kind_check"),
            Mutation.of("ALTER TABLE api_keys ADD CONSTRAINT short CHECK (length(key_id) < 40)",
                    "EXTRA CONSTRAINT public.api_keys.short"),
            Mutation.of("ALTER TABLE symbols DROP CONSTRAINT symbols_pkey CASCADE",
                    "MISSING CONSTRAINT public.\"references\".references_target_symbol_id_fkey",
                    "MISSING CONSTRAINT public.dependency_graph.dependency_graph_from_symbol_id_fkey",
                    "MISSING CONSTRAINT public.dependency_graph.dependency_graph_to_symbol_id_fkey",
                    "MISSING CONSTRAINT public.symbols.symbols_pkey"),
            Mutation.of("""
                    ALTER TABLE indexed_files DROP CONSTRAINT indexed_files_id_repository_id_key CASCADE;
                    ALTER TABLE indexed_files ADD CONSTRAINT indexed_files_id_repository_id_key UNIQUE (repository_id, id);
                    ALTER TABLE symbols ADD CONSTRAINT symbols_file_fkey FOREIGN KEY (file_id, repository_id)
                        REFERENCES indexed_files (id, repository_id) ON DELETE CASCADE;
                    """,
                    "MISSING CONSTRAINT public.\"references\".references_source_file_fkey",
                    "MISSING CONSTRAINT public.file_lookups.file_lookups_file_id_repository_id_fkey",
                    "MISSING CONSTRAINT public.file_units.file_units_file_id_repository_id_fkey",
                    "CHANGED CONSTRAINT public.indexed_files.indexed_files_id_repository_id_key",
                    "MISSING CONSTRAINT public.search_documents.search_documents_file_id_repository_id_fkey"),
            Mutation.of("DROP INDEX idx_symbols_name", "MISSING INDEX public.idx_symbols_name"),
            Mutation.of("DROP INDEX idx_symbols_name; CREATE INDEX idx_symbols_name ON symbols (name)",
                    "CHANGED INDEX public.idx_symbols_name"),
            Mutation.of("CREATE INDEX symbols_lower ON symbols (lower(name))", "EXTRA INDEX public.symbols_lower"),
            Mutation.of("CREATE STATISTICS pair ON name, kind FROM symbols", "EXTRA STATISTICS public.pair"),
            // Functions
            Mutation.of("DROP FUNCTION clear_user_context()", "MISSING FUNCTION public.clear_user_context()"),
            Mutation.of("""
                    CREATE OR REPLACE FUNCTION current_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL RESTRICTED
                    SECURITY DEFINER SET search_path = '' AS $$ SELECT NULL::uuid; -- it's a \\ back door $$
                    """.replace("-- it's a \\ back door", "/* it's a \\ back door */"),
                    "CHANGED FUNCTION public.current_user_id()"),
            Mutation.of("ALTER FUNCTION set_user_context(uuid) SECURITY INVOKER VOLATILE PARALLEL SAFE STRICT RESET search_path",
                    "CHANGED FUNCTION public.set_user_context(uuid)"),
            Mutation.of("ALTER FUNCTION visible_repositories() COST 1 SET search_path = public",
                    "CHANGED FUNCTION public.visible_repositories()"),
            Mutation.of("CREATE FUNCTION increment_rate_limit(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                    "EXTRA FUNCTION public.increment_rate_limit(text)"),
            // Another name for an argument: policies and defaults that use a function stand in the way.
            Mutation.of("""
                    DROP FUNCTION increment_rate_limit(text, integer);
                    CREATE FUNCTION increment_rate_limit(k text, l integer = 1) RETURNS json LANGUAGE sql AS 'SELECT NULL::json'
                    """, "CHANGED FUNCTION public.increment_rate_limit(text, integer)",
                    "EXTRA FUNCTION public.increment_rate_limit(text, integer) PUBLIC",
                    "MISSING FUNCTION public.increment_rate_limit(text, integer) service_role"),
            Mutation.of("""
                    ALTER TABLE "references" ALTER COLUMN id DROP DEFAULT;
                    ALTER TABLE dependency_graph ALTER COLUMN id DROP DEFAULT;
                    DROP FUNCTION time_ordered_uuid();
                    CREATE FUNCTION time_ordered_uuid() RETURNS text LANGUAGE sql AS 'SELECT ''a''';
                    REVOKE EXECUTE ON FUNCTION time_ordered_uuid() FROM PUBLIC;
                    GRANT EXECUTE ON FUNCTION time_ordered_uuid() TO authenticated, service_role;
                    ALTER TABLE repositories ALTER COLUMN git_url SET DEFAULT time_ordered_uuid();
                    CREATE POLICY more ON symbols USING (name = time_ordered_uuid());
                    CREATE VIEW ids AS SELECT time_ordered_uuid();
                    """, "CHANGED FUNCTION public.time_ordered_uuid()", "CHANGED COLUMN public.\"references\".id",
                    "CHANGED COLUMN public.dependency_graph.id", "CHANGED COLUMN public.repositories.git_url",
                    "EXTRA VIEW public.ids", "EXTRA POLICY public.symbols.more"),
            // Policies, row level security, triggers, rules
            Mutation.of("DROP POLICY symbols_select ON symbols", "MISSING POLICY public.symbols.symbols_select"),
            Mutation.of("ALTER POLICY symbols_select ON symbols TO PUBLIC USING (true)",
                    "CHANGED POLICY public.symbols.symbols_select"),
            Mutation.of("CREATE POLICY open ON api_keys AS RESTRICTIVE FOR UPDATE TO anon USING (true) WITH CHECK (false)",
                    "EXTRA POLICY public.api_keys.open"),
            Mutation.of("ALTER TABLE symbols DISABLE ROW LEVEL SECURITY", "CHANGED TABLE public.symbols"),
            Mutation.of("ALTER TABLE symbols FORCE ROW LEVEL SECURITY", "CHANGED TABLE public.symbols"),
            Mutation.of("ALTER TABLE flyway_schema_history DISABLE ROW LEVEL SECURITY",
                    "CHANGED TABLE public.flyway_schema_history"),
            Mutation.of("DROP TRIGGER record_applied_migration ON flyway_schema_history",
                    "MISSING TRIGGER public.flyway_schema_history.record_applied_migration"),
            Mutation.of("ALTER TABLE flyway_schema_history DISABLE TRIGGER record_applied_migration",
                    "CHANGED TRIGGER public.flyway_schema_history.record_applied_migration"),
            Mutation.of("""
                    CREATE TRIGGER late AFTER INSERT ON symbols FOR EACH ROW EXECUTE FUNCTION record_applied_migration();
                    CREATE RULE swallow AS ON DELETE TO symbols DO INSTEAD NOTHING;
                    """, "EXTRA RULE public.symbols.swallow", "EXTRA TRIGGER public.symbols.late"),
            // What the migrations do not make at all
            Mutation.of("""
                    CREATE TYPE mood AS ENUM ('glad', 'it''s'); CREATE DOMAIN word AS text CHECK (length(value) < 9);
                    CREATE TYPE pair AS (a mood, b word);
                    ALTER TABLE symbols ADD COLUMN mood mood DEFAULT 'glad', ADD COLUMN p pair;
                    CREATE FUNCTION glad(mood) RETURNS word LANGUAGE sql AS 'SELECT ''a''';
                    """, "EXTRA TYPE public.mood", "EXTRA TYPE public.pair", "EXTRA TYPE public.word",
                    "EXTRA FUNCTION public.glad(public.mood)", "EXTRA COLUMN public.symbols.mood",
                    "EXTRA COLUMN public.symbols.p"),
            Mutation.of("""
                    CREATE VIEW names AS SELECT name, kind FROM symbols;
                    CREATE MATERIALIZED VIEW counts AS SELECT count(*) FROM names;
                    CREATE UNIQUE INDEX ON counts (count);
                    """, "EXTRA VIEW public.counts", "EXTRA VIEW public.names"),
            Mutation.of("""
                    CREATE VIEW second AS SELECT id, name FROM symbols;
                    CREATE VIEW first AS SELECT name FROM second;
                    """, "EXTRA VIEW public.first", "EXTRA VIEW public.second"),
            Mutation.of("CREATE SEQUENCE counter; ALTER SEQUENCE batch.batch_job_execution_seq CACHE 20 CYCLE",
                    "CHANGED SEQUENCE batch.batch_job_execution_seq", "EXTRA SEQUENCE public.counter"),
            Mutation.of("DROP SEQUENCE batch.batch_job_instance_seq", "MISSING SEQUENCE batch.batch_job_instance_seq"),
            Mutation.of("DROP EXTENSION pg_trgm CASCADE", "MISSING EXTENSION pg_trgm",
                    "MISSING INDEX public.idx_indexed_files_content_trgm"),
            // Comments and owners
            Mutation.of("COMMENT ON COLUMN repositories.indexed_commit IS 'it''s \\ other'; COMMENT ON TABLE file_units IS NULL;"
                            + " COMMENT ON INDEX idx_symbols_name IS 'new'; COMMENT ON POLICY symbols_select ON symbols IS 'new'",
                    "CHANGED TABLE public.file_units", "CHANGED COLUMN public.repositories.indexed_commit",
                    "CHANGED INDEX public.idx_symbols_name", "CHANGED POLICY public.symbols.symbols_select"),
            Mutation.of("""
                    ALTER FUNCTION current_user_id() OWNER TO service_role; ALTER TABLE symbols OWNER TO service_role;
                    """,
                    "CHANGED FUNCTION public.current_user_id()", "MISSING FUNCTION public.current_user_id() service_role",
                    "CHANGED TABLE public.symbols", "MISSING TABLE public.symbols service_role"),
            // Privileges
            Mutation.of("REVOKE SELECT ON symbols FROM authenticated; GRANT ALL ON file_facts TO anon;"
                            + " REVOKE ALL ON migrations FROM service_role",
                    "EXTRA TABLE public.file_facts anon", "MISSING TABLE public.migrations service_role",
                    "CHANGED TABLE public.symbols authenticated"),
            Mutation.of("GRANT UPDATE ON api_keys TO authenticated WITH GRANT OPTION", "CHANGED TABLE public.api_keys authenticated"),
            Mutation.of("GRANT UPDATE (tier) ON api_keys TO authenticated; REVOKE UPDATE (name) ON organizations FROM authenticated",
                    "EXTRA COLUMN public.api_keys.tier authenticated",
                    "CHANGED COLUMN public.organizations.name authenticated"),
            Mutation.of("GRANT EXECUTE ON FUNCTION set_user_context(uuid) TO authenticated, PUBLIC",
                    "EXTRA FUNCTION public.set_user_context(uuid) PUBLIC",
                    "EXTRA FUNCTION public.set_user_context(uuid) authenticated"),
            Mutation.of("GRANT USAGE ON SCHEMA kota_private TO authenticated; REVOKE ALL ON SCHEMA staging FROM service_role",
                    "EXTRA SCHEMA kota_private authenticated", "MISSING SCHEMA staging service_role"),
            Mutation.of("GRANT USAGE ON SEQUENCE migrations_id_seq TO anon", "EXTRA SEQUENCE public.migrations_id_seq anon"),
            // Of objects to come; a platform has some.
            Mutation.of("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon"),
            Mutation.of("""
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO anon;
                    DROP FUNCTION clear_user_context();
                    """, "MISSING FUNCTION public.clear_user_context()"));

    private Mutations() {}
}

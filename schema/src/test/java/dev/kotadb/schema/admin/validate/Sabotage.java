package dev.kotadb.schema.admin.validate;

import java.util.List;
import java.util.Set;

/**
 * Something done to a sound database.
 *
 * @param message part of what one of the checks names
 * @param checks those that fail, no others
 */
record Sabotage(String sql, String message, Set<String> checks) {
    static final List<Sabotage> ALL = List.of(
            of("DROP INDEX idx_symbols_name", "index public.idx_symbols_name is missing", "indexes"),
            of("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'idx_repositories_full_name'::regclass",
                    "index public.idx_repositories_full_name on repositories is invalid, so nothing is found by it",
                    "indexes-valid"),
            of("DROP FUNCTION record_applied_migration() CASCADE",
                    "function public.record_applied_migration() is missing", "functions"),
            of("DROP FUNCTION kota_private.stretches(text)",
                    "function kota_private.stretches(text) is missing", "functions", "row-security-effective",
                    "store-indexed-data", "full-text"),
            of("DROP POLICY migrations_service ON migrations",
                    "policy migrations_service on public.migrations is missing", "policies"),
            of("DROP TABLE batch.batch_job_execution_params",
                    "table batch.batch_job_execution_params is missing", "tables", "indexes"),
            of("ALTER TABLE file_facts DISABLE ROW LEVEL SECURITY",
                    "row level security is off on file_facts", "row-security-enabled"),
            of("ALTER TABLE symbols DISABLE ROW LEVEL SECURITY",
                    "public.symbols shows a user's rows to another user", "row-security-effective",
                    "row-security-enabled"),
            of("CREATE POLICY leak ON file_outcomes FOR SELECT TO authenticated USING (true)",
                    "public.file_outcomes shows a user's rows to another user", "row-security-effective"),
            of("CREATE POLICY leak ON indexed_files FOR INSERT TO authenticated WITH CHECK (true)",
                    "public.indexed_files lets a user add rows to another's repository", "row-security-effective"),
            of("CREATE POLICY leak ON symbols FOR UPDATE TO authenticated USING (true);"
                            + "CREATE POLICY leak2 ON symbols FOR SELECT TO authenticated USING (true)",
                    "public.symbols lets a user change another's rows", "row-security-effective"),
            of("CREATE POLICY leak ON index_jobs FOR SELECT TO anon USING (true)",
                    "public.index_jobs shows rows to anon", "row-security-effective"),
            of("CREATE POLICY leak ON repositories FOR DELETE TO authenticated USING (true);"
                            + "CREATE POLICY leak2 ON repositories FOR SELECT TO authenticated USING (true)",
                    "public.repositories lets a user delete another's rows", "row-security-effective"),
            of("ALTER POLICY search_documents_select ON search_documents USING (false)",
                    "public.search_documents hides a user's rows from the user", "row-security-effective"),
            of("CREATE OR REPLACE FUNCTION kota_private.visible_among(p_repositories uuid[]) RETURNS uuid[] "
                            + "LANGUAGE sql STABLE AS $$ SELECT p_repositories $$",
                    "a search shows a user's files to another user", "row-security-effective"),
            of("GRANT EXECUTE ON FUNCTION set_user_context(uuid) TO authenticated",
                    "a tenant's role may call set_user_context and become anybody", "row-security-effective"),
            of("CREATE OR REPLACE FUNCTION current_user_id() RETURNS uuid LANGUAGE sql STABLE AS "
                            + "$$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$",
                    "a tenant's role becomes somebody else by setting app.user_id", "row-security-effective"),
            of("REVOKE EXECUTE ON FUNCTION increment_rate_limit(text, integer) FROM service_role",
                    "ERROR: permission denied for function increment_rate_limit", "rate-limit-free",
                    "rate-limit-solo", "rate-limit-team"),
            of("CREATE OR REPLACE FUNCTION increment_rate_limit(p_key_id text, p_rate_limit integer) "
                            + "RETURNS jsonb LANGUAGE sql SECURITY DEFINER AS $$ SELECT kota_private.count_request("
                            + "p_key_id, least(p_rate_limit, 1000), clock_timestamp()) $$",
                    "increment_rate_limit: the first request of an hour is answered by Answer[counted=1, "
                            + "remaining=999,", "rate-limit-team"),
            of("ALTER TABLE api_keys ALTER enabled SET DEFAULT false",
                    "a key that was just made is not valid", "keys"),
            of("REVOKE EXECUTE ON FUNCTION store_indexed_data FROM service_role",
                    "ERROR: permission denied for function store_indexed_data", "store-indexed-data"),
            of("CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;"
                            + "CREATE TRIGGER lose BEFORE INSERT ON dependency_graph FOR EACH ROW EXECUTE FUNCTION lose();"
                            + "ALTER TABLE dependency_graph ENABLE ALWAYS TRIGGER lose",
                    "store_indexed_data: given Counts[files=2, symbols=2, references=1, dependencies=1], it reports "
                            + "Counts[files=2, symbols=2, references=1, dependencies=0]",
                    "row-security-effective", "store-indexed-data"),
            of("CREATE OR REPLACE FUNCTION kota_private.code_words(content text, names text[]) RETURNS tsvector "
                            + "LANGUAGE sql IMMUTABLE AS $$ SELECT to_tsvector('english', content) $$",
                    "a file that was just stored is not found by the word not & the & same", "full-text"),
            of("SET session_replication_role = replica; DELETE FROM symbols WHERE name = 'Caller';"
                            + "DELETE FROM indexed_files WHERE path = 'src/Caller.java'",
                    "1 rows of search_documents refer to rows of indexed_files that do not exist",
                    "orphans"),
            of("DELETE FROM search_documents USING indexed_files f WHERE f.id = file_id AND path LIKE '%Sample%'",
                    ":src/Sample.java is not found by its own word", "sampled-files"),
            of("CREATE UNLOGGED TABLE staging.plan_0000000000000000000000000000dead (LIKE staging.plan INCLUDING ALL)",
                    "staging has tables of run 00000000-0000-0000-0000-00000000dead, which no job knows", "staging"),
            of("INSERT INTO index_jobs (id, repository_id, status, heartbeat_at) SELECT "
                            + "'00000000-0000-0000-0000-00000000dead', id, 'processing', now() FROM repositories",
                    "is recorded as running, but its process died", "staging"),
            of("DELETE FROM migrations WHERE name LIKE '%search_for_code'",
                    "the table migrations does not name 20260101000003_search_for_code", "migrations"),
            of("DELETE FROM flyway_schema_history WHERE version = '20260201000003'",
                    "migrations are pending, first 20260201000003_rate_limits_that_refuse", "migrations"),
            of("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, "
                            + "installed_by, execution_time, success) "
                            + "VALUES (999, '20990101000000', '', 'JDBC', '', '', 1, true)",
                    "20990101000000", "migrations"));

    private static Sabotage of(String sql, String message, String... checks) {
        return new Sabotage(sql, message, Set.of(checks));
    }

    @Override
    public String toString() {
        return sql;
    }
}

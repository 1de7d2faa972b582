package dev.kotadb.schema.admin.reset;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What each migration makes, as PostgreSQL writes it with an empty search path. A migration that makes a table, a sequence
 * or a function in {@code public}, or a schema, has a line here; those below need none: what a table owns (indexes,
 * constraints, policies, triggers, identity sequences), and anything in {@code kota_private}, which is ours as a whole.
 *
 * <p>Not here, since they stay: the roles, {@code extensions} and what is in it, which a platform may have had before and other
 * databases or schemas may use. {@code auth.users} is ours only where it has the three columns that we give it.
 */
record Inventory(List<String> tables, List<String> sequences, List<String> functions, List<String> schemas) {
    /** Every object of it is ours, listed or not. */
    static final String PRIVATE_SCHEMA = "kota_private";

    /** Exists from the moment in which a reset has dropped until it is done. */
    static final String MARK = "kota_reset";

    static final String HISTORY = "public.flyway_schema_history";
    static final String USERS = "auth.users";

    /** Schemas that migrations make. */
    static final List<String> OWN_SCHEMAS = List.of("staging", "batch", PRIVATE_SCHEMA);

    private record Made(String version, String kind, List<String> names) {
        static Made tables(String version, String... names) {
            return new Made(version, "table", List.of(names));
        }

        static Made functions(String version, String... names) {
            return new Made(version, "function", List.of(names));
        }

        static Made sequences(String version, String... names) {
            return new Made(version, "sequence", List.of(names));
        }

        static Made schemas(String version, String... names) {
            return new Made(version, "schema", List.of(names));
        }
    }

    private static final List<Made> MADE = List.of(
            Made.tables("20241001000001",
                    "public.api_keys", "public.organizations", "public.user_organizations", "public.rate_limit_counters",
                    "public.repositories", "public.index_jobs", "public.indexed_files", "public.symbols",
                    "public.\"references\"", "public.dependencies", "public.migrations"),
            Made.functions("20241001000001", "public.increment_rate_limit(text,integer)"),
            Made.tables("20241021000000", "public.dependency_graph"),
            Made.functions("20241021000002", "public.set_user_context(uuid)", "public.clear_user_context()"),
            Made.functions("20241021000003", "public.store_indexed_data(uuid,jsonb,jsonb,jsonb,jsonb)"),
            Made.functions("20260101000001", "public.record_applied_migration()"),
            Made.functions("20260101000002", "public.time_ordered_uuid()"),
            Made.tables("20260101000003", "public.search_documents"),
            Made.tables("20260101000004",
                    "public.file_outcomes", "public.file_facts", "public.file_units", "public.file_lookups",
                    "staging.plan", "staging.files", "staging.documents", "staging.symbols", "staging.\"references\"",
                    "staging.units", "staging.lookups", "staging.edges"),
            Made.schemas("20260101000004", "staging"),
            Made.tables("20260101000005",
                    "batch.batch_job_instance", "batch.batch_job_execution", "batch.batch_job_execution_params",
                    "batch.batch_step_execution", "batch.batch_step_execution_context",
                    "batch.batch_job_execution_context"),
            Made.sequences("20260101000005",
                    "batch.batch_step_execution_seq", "batch.batch_job_execution_seq", "batch.batch_job_instance_seq"),
            Made.schemas("20260101000005", "batch"),
            Made.tables("20260101000006", "kota_private.context_secret"),
            Made.functions("20260101000006", "public.current_user_id()"),
            Made.schemas("20260101000006", PRIVATE_SCHEMA),
            Made.functions("20260101000007",
                    "public.member_organizations()", "public.managed_organizations()", "public.owned_organizations()",
                    "public.visible_repositories()", "public.managed_repositories()"),
            Made.functions("20260201000002",
                    "public.find_words(uuid[],tsquery,tsquery,text[],text,text,integer)",
                    "public.find_text(uuid[],text,boolean,text,text,integer)",
                    "public.find_visible_words(uuid[],tsquery,tsquery,text[],text,text,integer)",
                    "public.find_visible_text(uuid[],text,boolean,text,text,integer)"));

    /** What these migrations have made; what a later one would make is not ours yet, even where the name is there. */
    static Inventory of(Set<String> appliedVersions) {
        Function<String, List<String>> made = kind -> MADE.stream()
                .filter(each -> each.kind.equals(kind) && appliedVersions.contains(each.version))
                .flatMap(each -> each.names.stream())
                .toList();
        return new Inventory(made.apply("table"), made.apply("sequence"), made.apply("function"), made.apply("schema"));
    }

    /** What all migrations make. */
    static Inventory complete() {
        return of(Set.copyOf(MADE.stream().map(Made::version).toList()));
    }
}

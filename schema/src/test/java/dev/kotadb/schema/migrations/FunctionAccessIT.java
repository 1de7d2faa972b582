package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may call what: every function of this schema's, from one table. */
class FunctionAccessIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /** Tenant, anon, service: {@code x} where the role may execute the function; D: it runs as its owner. */
    private static final String EXPECTED = """
            x.x   clear_user_context()
            x.x D current_user_id()
            x.x D find_visible_text(uuid[], text[], boolean, text, text)
            x.x D find_visible_words(uuid[], tsquery, tsquery, text[], text, text, integer)
            x.x D managed_organizations()
            x.x D managed_repositories()
            x.x D member_organizations()
            x.x D owned_organizations()
            x.x D visible_repositories()
            x.x   time_ordered_uuid()
            ..x   find_text(uuid[], text[], boolean, text, text)
            ..x   find_words(uuid[], tsquery, tsquery, text[], text, text, integer)
            ..x   search_rank(tsvector, tsquery, tsquery)
            ..x D increment_rate_limit(text, integer)
            ..x D increment_rate_limit_daily(text, integer)
            ..x D set_user_context(uuid)
            ..x D store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb)
            ... D record_applied_migration()
            ...   kota_private.code_words(text, text[])
            ...   kota_private.context_proof(text)
            ...   kota_private.count_request(text, integer, timestamp with time zone)
            ...   kota_private.count_request_of_day(text, integer, timestamp with time zone)
            ...   kota_private.documents(uuid)
            ...   kota_private.faults(jsonb, jsonb, jsonb, jsonb)
            ...   kota_private.file_id(uuid, text)
            ...   kota_private.notify_pending_job()
            ...   kota_private.refuse_local_source()
            ...   kota_private.require_objects(text, jsonb)
            ...   kota_private.store_edges(uuid, jsonb)
            ...   kota_private.store_files(uuid, jsonb)
            ...   kota_private.store_references(uuid, jsonb)
            ...   kota_private.store_symbols(uuid, jsonb)
            ...   kota_private.stretches(text)
            ...   kota_private.symbol_id(uuid, text, text, integer)
            ...   kota_private.symbol_keys(uuid)
            ...   kota_private.symbol_names(uuid)
            ...   kota_private.visible_among(uuid[])
            """;

    private static final String FUNCTIONS = """
            SELECT string_agg(CASE WHEN has_schema_privilege(role, p.pronamespace, 'USAGE')
                                    AND has_function_privilege(role, p.oid, 'EXECUTE') THEN 'x' ELSE '.' END,
                              '' ORDER BY number)
                   || CASE WHEN p.prosecdef THEN ' D ' ELSE '   ' END
                   || replace(p.oid::regprocedure::text, ',', ', ')
            FROM pg_proc p,
                 unnest(ARRAY['authenticated', 'anon', 'service_role']) WITH ORDINALITY AS roles (role, number)
            WHERE p.pronamespace IN ('public'::regnamespace, 'kota_private'::regnamespace)
              AND NOT EXISTS (SELECT FROM pg_depend d
                              WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            GROUP BY p.oid, p.prosecdef, p.pronamespace
            """;

    @Test
    void everyFunctionIsForThoseWhoNeedIt() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.rows(FUNCTIONS)).containsExactlyInAnyOrderElementsOf(EXPECTED.lines().toList());
        }
    }

    @Test
    void whatRunsAsItsOwnerHasASearchPathOfItsOwn() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.rows("""
                    SELECT p.oid::regprocedure FROM pg_proc p
                    WHERE p.pronamespace IN ('public'::regnamespace, 'kota_private'::regnamespace) AND p.prosecdef
                      AND NOT coalesce(p.proconfig::text ~ 'search_path=', false)
                    """)).isEmpty();
        }
    }
}

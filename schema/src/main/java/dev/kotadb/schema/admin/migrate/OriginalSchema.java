package dev.kotadb.schema.admin.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which migrations of the original system were applied to a database without Flyway's record. Each migration is
 * recognized by one object that it creates, because the original never filled its table {@code migrations}, and
 * {@code supabase_migrations.schema_migrations} may be absent or out of date.
 */
final class OriginalSchema {
    // The first migration is recognized by a combination of columns that no other program has.
    private static final String EVIDENCE = """
            SELECT version, object, present
            FROM (VALUES
                ('20241001000001', 'the tables api_keys, repositories, indexed_files, symbols and references',
                 5 = (SELECT count(*)
                      FROM (VALUES ('api_keys', 'secret_hash'), ('repositories', 'git_url'), ('indexed_files', 'indexed_at'),
                                   ('symbols', 'line_start'), ('references', 'target_file_path')) AS ours (relation, attribute)
                      JOIN pg_catalog.pg_class c ON c.relname = relation AND c.relkind = 'r'
                           AND c.relnamespace = 'public'::regnamespace
                      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = attribute AND NOT a.attisdropped)),
                ('20241011000000', 'the index idx_indexed_files_content_fts',
                 to_regclass('public.idx_indexed_files_content_fts') IS NOT NULL),
                ('20241014000000', 'the constraint symbols_file_name_line_unique of symbols',
                 to_regclass('public.symbols_file_name_line_unique') IS NOT NULL),
                ('20241020000000', 'the index idx_references_upsert_key',
                 to_regclass('public.idx_references_upsert_key') IS NOT NULL),
                ('20241021000000', 'the table dependency_graph', to_regclass('public.dependency_graph') IS NOT NULL),
                ('20241021000001', 'the column queue_job_id of index_jobs',
                 EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.index_jobs')
                         AND attname = 'queue_job_id' AND NOT attisdropped)),
                ('20241021000002', 'the function set_user_context(uuid)',
                 to_regprocedure('public.set_user_context(uuid)') IS NOT NULL),
                ('20241021000003', 'the function store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb)',
                 to_regprocedure('public.store_indexed_data(uuid, jsonb, jsonb, jsonb, jsonb)') IS NOT NULL),
                ('20241021000004', 'the kind enum in the constraint symbols_kind_check of symbols',
                 EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.symbols')
                         AND conname = 'symbols_kind_check' AND pg_get_constraintdef(oid) LIKE '%''enum''%')),
                ('20241022000000', 'the column installation_id of repositories',
                 EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.repositories')
                         AND attname = 'installation_id' AND NOT attisdropped)),
                ('20241023000000', 'the column last_push_at of repositories',
                 EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.repositories')
                         AND attname = 'last_push_at' AND NOT attisdropped))
            ) AS evidence (version, object, present)
            ORDER BY version
            """;

    private OriginalSchema() {}

    /**
     * The original's migrations that were found.
     *
     * @param versions of the migrations whose objects exist; empty if the database is not the original's
     * @param missing descriptions of missing objects of migrations before the last one that was found
     */
    record Found(List<String> versions, List<String> missing) {
        static final Found NOTHING = new Found(List.of(), List.of());

        Found {
            versions = List.copyOf(versions);
            missing = List.copyOf(missing);
        }
    }

    static Found in(Statement statement) throws SQLException {
        List<String> versions = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(EVIDENCE)) {
            while (rows.next()) {
                String version = rows.getString(1);
                if (!rows.getBoolean(3)) {
                    if (versions.isEmpty()) {
                        return Found.NOTHING;
                    }
                    absent.add(rows.getString(2) + " (" + MigrationFile.nameOf(version) + ")");
                } else {
                    versions.add(version);
                    missing.addAll(absent);
                    absent.clear();
                }
            }
        }
        return new Found(versions, missing);
    }
}

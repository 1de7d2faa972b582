package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.index.staging.RunTables;

import dev.kotadb.schema.settings.Limit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replaces a repository's published rows by a run's staged rows. Call all methods in one transaction.
 *
 * <p>Row-wise foreign key checks and cascades are disabled for that transaction if the database role may do so, because they would
 * take longer than everything else. The statements keep every foreign key valid themselves, and their order also works with the
 * checks enabled.
 */
public final class PublishStatements {
    private static final String MAY_SWITCH_CHECKS_OFF = """
            SELECT CASE WHEN current_setting('is_superuser') = 'on' THEN true
                        ELSE has_parameter_privilege('session_replication_role', 'SET') END
            """;
    private static final String SWITCH_CHECKS_OFF = "SET LOCAL session_replication_role = replica";
    private static final String PENDING_LISTS = "SET LOCAL gin_pending_list_limit = '32MB'";
    private static final String MEMORY = "SET LOCAL work_mem = " + Limit.PUBLISH_SORT_MEMORY.sql();

    private static final String REPLACED_FILES = """
            CREATE TEMPORARY TABLE replaced_files ON COMMIT DROP AS
            SELECT file_id, change, rules_version FROM {plan}
            WHERE change IN ('modified', 'deleted', 'touched')
            """;
    private static final String VANISHED_SYMBOLS = """
            CREATE TEMPORARY TABLE vanished_symbols ON COMMIT DROP AS
            SELECT s.id FROM symbols s
            JOIN replaced_files f ON f.file_id = s.file_id AND f.change <> 'touched'
            WHERE NOT EXISTS (SELECT FROM {symbols} n WHERE n.id = s.id)
            """;
    private static final String REMOVED_IMPORTS = """
            CREATE TEMPORARY TABLE removed_imports (from_file_id uuid, to_file_id uuid) ON COMMIT DROP
            """;
    private static final String FORGET_REFERENCES = """
            DELETE FROM "references" r USING replaced_files f WHERE r.source_file_id = f.file_id
            """;
    private static final String FORGET_IMPORTS = """
            WITH removed AS (
                DELETE FROM dependency_graph d USING replaced_files f WHERE %s
                RETURNING d.from_file_id, d.to_file_id)
            INSERT INTO removed_imports SELECT from_file_id, to_file_id FROM removed
            """;
    private static final List<String> FORGET_ALL_IMPORTS = List.of(
            FORGET_IMPORTS.formatted("d.from_file_id = f.file_id AND d.dependency_type = 'file_import'"),
            FORGET_IMPORTS.formatted("d.to_file_id = f.file_id AND f.change = 'deleted'"));
    private static final List<String> FORGET_USAGES = List.of(
            """
            DELETE FROM dependency_graph d USING replaced_files f JOIN symbols s ON s.file_id = f.file_id
            WHERE d.from_symbol_id = s.id AND d.dependency_type = 'symbol_usage'
            """,
            """
            DELETE FROM dependency_graph d USING vanished_symbols v
            WHERE d.to_symbol_id = v.id AND d.dependency_type = 'symbol_usage'
            """);
    // The file that an edge was found in is the method's, if the edge has none.
    private static final List<String> FORGET_OVERRIDINGS = List.of(
            """
            DELETE FROM dependency_graph d USING replaced_files f JOIN symbols s ON s.file_id = f.file_id
            WHERE d.from_symbol_id = s.id AND d.dependency_type = 'overrides' AND d.from_file_id IS NULL
            """,
            """
            DELETE FROM dependency_graph d USING replaced_files f
            WHERE d.from_file_id = f.file_id AND d.dependency_type = 'overrides'
            """,
            """
            DELETE FROM dependency_graph d USING vanished_symbols v
            WHERE d.to_symbol_id = v.id AND d.dependency_type = 'overrides'
            """,
            """
            DELETE FROM dependency_graph d USING vanished_symbols v
            WHERE d.from_symbol_id = v.id AND d.dependency_type = 'overrides'
            """);
    private static final List<String> FORGET_THE_REST = List.of(
            """
            UPDATE "references" r SET target_symbol_id = NULL FROM vanished_symbols v WHERE r.target_symbol_id = v.id
            """,
            """
            DELETE FROM symbols s USING vanished_symbols v WHERE s.id = v.id
            """,
            """
            DELETE FROM search_documents d USING replaced_files f
            WHERE d.file_id = f.file_id AND f.change <> 'touched'
            """,
            """
            DELETE FROM file_units u USING replaced_files f
            WHERE u.file_id = f.file_id AND (f.change <> 'touched' OR f.rules_version IS NOT NULL)
            """,
            """
            DELETE FROM file_lookups l USING replaced_files f WHERE l.file_id = f.file_id
            """,
            """
            DELETE FROM indexed_files i USING replaced_files f WHERE i.id = f.file_id AND f.change = 'deleted'
            """);
    private static final String IMPORTS_CHANGED = """
            WITH added AS (SELECT from_file_id, to_file_id FROM {edges} WHERE dependency_type = 'file_import')
            SELECT EXISTS (TABLE removed_imports EXCEPT TABLE added) OR EXISTS (TABLE added EXCEPT TABLE removed_imports)
            """;
    private static final String FORGET_OUTCOMES = """
            DELETE FROM file_outcomes o USING {plan} p
            WHERE o.repository_id = :repository AND p.path = o.path AND p.change = 'deleted'
            """;

    private static final String FILES = """
            INSERT INTO indexed_files AS i
                (id, repository_id, path, content, language, size_bytes, blob_hash, parser_version, rules_version,
                 metadata, indexed_at)
            SELECT file_id, :repository, path, content, language, size_bytes, blob_hash, parser_version, rules_version,
                   metadata, now()
            FROM {files}
            ON CONFLICT (id) DO UPDATE
            SET content = excluded.content, language = excluded.language, size_bytes = excluded.size_bytes,
                blob_hash = excluded.blob_hash, parser_version = excluded.parser_version,
                rules_version = excluded.rules_version, metadata = excluded.metadata, indexed_at = excluded.indexed_at
            """;
    private static final String RULES = """
            UPDATE indexed_files i SET rules_version = p.rules_version
            FROM {plan} p WHERE i.id = p.file_id AND p.rules_version IS NOT NULL
            """;
    // Symbols and references in the order of their unique indexes, whose pages are then filled one after the other: they have
    // half the size. Indexes that are built afterwards need no order, and sorting takes longer than inserting.
    private static final String SYMBOLS_ORDER = "ORDER BY file_id, qualified_name";
    private static final String REFERENCES_ORDER = "ORDER BY source_file_id, line_number, column_number";
    private static final String SYMBOLS = """
            INSERT INTO symbols
                (id, repository_id, file_id, name, qualified_name, ordinal, kind, line_start, line_end, column_start,
                 column_end, name_line, signature, documentation, metadata)
            SELECT id, :repository, file_id, name, qualified_name, ordinal, kind, line_start, line_end, column_start,
                   column_end, name_line, signature, documentation, metadata
            FROM {symbols}
            %s
            ON CONFLICT (id) DO UPDATE
            SET line_start = excluded.line_start, line_end = excluded.line_end, column_start = excluded.column_start,
                column_end = excluded.column_end, name_line = excluded.name_line, signature = excluded.signature,
                documentation = excluded.documentation, metadata = excluded.metadata
            """;
    private static final String REFERENCES = """
            INSERT INTO "references"
                (id, repository_id, source_file_id, source_symbol_id, target_symbol_id, target_file_path, name,
                 reference_type, line_number, column_number, resolution, metadata, external_symbol_id)
            SELECT id, :repository, source_file_id, source_symbol_id, target_symbol_id, target_file_path, name,
                   reference_type, line_number, column_number, resolution, metadata, external_symbol_id
            FROM {references}
            %s
            """;
    private static final String DOCUMENTS = """
            INSERT INTO search_documents (file_id, part, repository_id, line_start, line_end, words)
            SELECT file_id, part, :repository, line_start, line_end, words FROM {documents}
            """;
    private static final String UNITS = """
            INSERT INTO file_units (repository_id, unit_hash, file_id)
            SELECT :repository, unit_hash, file_id FROM {units}
            """;
    private static final String LOOKUPS = """
            INSERT INTO file_lookups (file_id, repository_id, keys)
            SELECT file_id, :repository, keys FROM {lookups}
            """;
    // A number in place of the last random bits, because making each id takes longer than inserting its row.
    private static final String EDGES = """
            INSERT INTO dependency_graph
                (id, repository_id, dependency_type, from_file_id, to_file_id, from_symbol_id, to_symbol_id,
                 to_external_symbol_id, metadata)
            SELECT (left(first_id, 24) || lpad(to_hex(row_number() OVER (ORDER BY from_file_id, from_symbol_id)), 12, '0'))::uuid,
                   :repository, dependency_type, from_file_id, to_file_id, from_symbol_id, to_symbol_id,
                   to_external_symbol_id, CASE WHEN count IS NULL THEN '{}' ELSE jsonb_build_object('count', count) END
            FROM {edges}, (SELECT time_ordered_uuid()::text AS first_id) AS ids
            ORDER BY from_file_id, from_symbol_id
            """;
    private static final String OUTCOMES = """
            INSERT INTO file_outcomes AS o (repository_id, path, job_id, outcome, stage, reason_code, reason, milliseconds)
            SELECT :repository, path, :run, outcome, stage, reason_code, reason, milliseconds
            FROM {plan} WHERE change IN ('added', 'modified')
            ON CONFLICT (repository_id, path) DO UPDATE
            SET job_id = excluded.job_id, outcome = excluded.outcome, stage = excluded.stage,
                reason_code = excluded.reason_code, reason = excluded.reason, milliseconds = excluded.milliseconds
            """;

    private static final String COUNT_FILES = "SELECT count(*) FROM indexed_files WHERE repository_id = :repository";

    private final JdbcClient jdbc;

    public PublishStatements(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Sets up the transaction and finds the published rows of changed, touched and deleted files; call it first. */
    public void begin(RunTables run) {
        if (jdbc.sql(MAY_SWITCH_CHECKS_OFF).query(Boolean.class).single()) {
            jdbc.sql(SWITCH_CHECKS_OFF).update();
        }
        jdbc.sql(PENDING_LISTS).update();
        jdbc.sql(MEMORY).update();
        jdbc.sql(run.sql(REPLACED_FILES)).update();
        jdbc.sql(run.sql(VANISHED_SYMBOLS)).update();
        jdbc.sql(REMOVED_IMPORTS).update();
        jdbc.sql("ANALYZE replaced_files").update();
        jdbc.sql("ANALYZE vanished_symbols").update();
    }

    /** Deletes the rows that {@link #begin} found. @return how many edges it deleted */
    public IndexCounts forget(RunTables run, UUID repository) {
        jdbc.sql(FORGET_REFERENCES).update();
        long imports = update(FORGET_ALL_IMPORTS);
        long usages = update(FORGET_USAGES);
        long overridings = update(FORGET_OVERRIDINGS);
        update(FORGET_THE_REST);
        jdbc.sql(run.sql(FORGET_OUTCOMES)).param("repository", repository).update();
        return IndexCounts.ofEdges(Map.of("file_import", imports, "symbol_usage", usages, "overrides", overridings));
    }

    private long update(List<String> statements) {
        return statements.stream().mapToLong(statement -> jdbc.sql(statement).update()).sum();
    }

    /** Whether the staged imports are others than the deleted ones. */
    public boolean importsChanged(RunTables run) {
        return jdbc.sql(run.sql(IMPORTS_CHANGED)).query(Boolean.class).single();
    }

    /**
     * Publishes the staged files with their symbols and texts.
     *
     * @param indexed false if the tables' indexes will be built afterwards
     */
    public void publishFiles(RunTables run, UUID repository, boolean indexed) {
        String symbols = SYMBOLS.formatted(indexed ? SYMBOLS_ORDER : "");
        move(List.of(FILES, RULES, symbols, DOCUMENTS, UNITS), run, repository);
    }

    /**
     * Publishes the references, edges and outcomes of the files of {@link #publishFiles}.
     *
     * @param indexed as there
     */
    public void publishReferences(RunTables run, UUID repository, boolean indexed) {
        String references = REFERENCES.formatted(indexed ? REFERENCES_ORDER : "");
        move(List.of(references, LOOKUPS, EDGES, OUTCOMES), run, repository);
    }

    /** How many files of the repository are published, as the current transaction sees them. */
    public long countFiles(UUID repository) {
        return jdbc.sql(COUNT_FILES).param("repository", repository).query(Long.class).single();
    }

    private void move(List<String> statements, RunTables run, UUID repository) {
        for (String statement : statements) {
            jdbc.sql(run.sql(statement)).param("run", run.run()).param("repository", repository).update();
        }
    }
}

package dev.kotadb.schema.index;

import dev.kotadb.schema.copy.CopyRows;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * What a run has worked out and not yet published: unlogged tables, each row carrying its run. Rows are written by
 * COPY on the connection of the transaction at hand.
 */
public final class StagingTables {
    private static final String FILES =
            "run, file_id, path, content, language, size_bytes, blob_hash, parser_version, metadata";
    private static final String DOCUMENTS = "run, file_id, part, line_start, line_end, words";
    private static final String SYMBOLS = "run, id, file_id, name, qualified_name, ordinal, kind, line_start, line_end,"
            + " column_start, column_end, name_line, signature, documentation, metadata";
    private static final String REFERENCES = "run, id, source_file_id, source_symbol_id, target_symbol_id,"
            + " target_file_path, name, reference_type, line_number, column_number, resolution, metadata";
    private static final String UNITS = "run, unit_hash, file_id";
    private static final String LOOKUPS = "run, file_id, keys";

    private static final List<String> TABLES =
            List.of("plan", "files", "documents", "symbols", "\"references\"", "units", "lookups", "edges");
    private static final String OTHER_RUNS = """
            SELECT EXISTS (SELECT FROM staging.plan WHERE run <> :run)
            """;
    private static final String OTHERS_OF_REPOSITORY = """
            SELECT j.id FROM index_jobs j
            WHERE j.repository_id = :repository AND j.id <> :run AND EXISTS (SELECT FROM staging.plan p WHERE p.run = j.id)
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public StagingTables(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param content null for a file without text */
    public record FileRow(
            UUID id,
            String path,
            @Nullable String content,
            String language,
            long sizeBytes,
            String blobHash,
            int parserVersion,
            String metadata) {}

    /** @param words a tsvector in PostgreSQL's binary form */
    public record DocumentRow(UUID fileId, int part, int lineStart, int lineEnd, byte[] words) {}

    public record SymbolRow(
            UUID id,
            UUID fileId,
            String name,
            String qualifiedName,
            int ordinal,
            String kind,
            int lineStart,
            int lineEnd,
            int columnStart,
            int columnEnd,
            int nameLine,
            String signature,
            @Nullable String documentation,
            String metadata) {}

    public record ReferenceRow(
            UUID id,
            UUID sourceFileId,
            @Nullable UUID sourceSymbolId,
            @Nullable UUID targetSymbolId,
            @Nullable String targetFilePath,
            String name,
            String type,
            int line,
            int column,
            String resolution,
            String metadata) {}

    public record UnitRow(long hash, UUID fileId) {}

    /** @param keys sorted 32-bit hashes, big-endian */
    public record LookupsRow(UUID fileId, byte[] keys) {}

    public void addFiles(UUID run, List<FileRow> rows) {
        copy("staging.files", FILES, rows, (copy, row) -> copy.uuid(run).uuid(row.id()).text(row.path())
                .text(row.content()).text(row.language()).int8(row.sizeBytes()).text(row.blobHash())
                .int4(row.parserVersion()).json(row.metadata()));
    }

    public void addDocuments(UUID run, List<DocumentRow> rows) {
        copy("staging.documents", DOCUMENTS, rows, (copy, row) -> copy.uuid(run).uuid(row.fileId()).int4(row.part())
                .int4(row.lineStart()).int4(row.lineEnd()).bytes(row.words()));
    }

    public void addSymbols(UUID run, List<SymbolRow> rows) {
        copy("staging.symbols", SYMBOLS, rows, (copy, row) -> copy.uuid(run).uuid(row.id()).uuid(row.fileId())
                .text(row.name()).text(row.qualifiedName()).int4(row.ordinal()).text(row.kind())
                .int4(row.lineStart()).int4(row.lineEnd()).int4(row.columnStart()).int4(row.columnEnd())
                .int4(row.nameLine()).text(row.signature()).text(row.documentation()).json(row.metadata()));
    }

    public void addReferences(UUID run, List<ReferenceRow> rows) {
        copy("staging.\"references\"", REFERENCES, rows, (copy, row) -> copy.uuid(run).uuid(row.id())
                .uuid(row.sourceFileId()).uuid(row.sourceSymbolId()).uuid(row.targetSymbolId())
                .text(row.targetFilePath()).text(row.name()).text(row.type()).int4(row.line()).int4(row.column())
                .text(row.resolution()).json(row.metadata()));
    }

    public void addUnits(UUID run, List<UnitRow> rows) {
        copy("staging.units", UNITS, rows, (copy, row) -> copy.uuid(run).int8(row.hash()).uuid(row.fileId()));
    }

    public void addLookups(UUID run, List<LookupsRow> rows) {
        copy("staging.lookups", LOOKUPS, rows, (copy, row) -> copy.uuid(run).uuid(row.fileId()).bytes(row.keys()));
    }

    /** Forgets what other runs of the repository have left, whose plans are about an index that is no more. */
    public void clearOthers(UUID repository, UUID run) {
        jdbc.sql(OTHERS_OF_REPOSITORY).param("repository", repository).param("run", run).query(UUID.class).list()
                .forEach(this::clear);
    }

    /** Forgets the run. Emptying a table whole leaves nothing to vacuum, so that is done while no other run is there. */
    public void clear(UUID run) {
        boolean shared = jdbc.sql(OTHER_RUNS).param("run", run).query(Boolean.class).single();
        for (String table : TABLES) {
            if (shared) {
                jdbc.sql("DELETE FROM staging." + table + " WHERE run = :run").param("run", run).update();
            } else {
                jdbc.sql("TRUNCATE staging." + table).update();
            }
        }
    }

    private <T> void copy(String table, String columns, List<T> rows, BiConsumer<CopyRows, T> write) {
        if (rows.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (CopyRows copy = new CopyRows(connection, table, columns)) {
            rows.forEach(row -> write.accept(copy.row(), row));
            copy.finish();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}

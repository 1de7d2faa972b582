package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.copy.CopyRows;
import dev.kotadb.schema.objects.StagingTable;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Writes a run's rows to its staging tables, by COPY on the connection of the current transaction. */
public final class StagingRows {
    private static final String FILES =
            "file_id, path, content, language, size_bytes, blob_hash, parser_version, rules_version,"
                    + " metadata";
    private static final String DOCUMENTS = "file_id, part, line_start, line_end, words";
    private static final String SYMBOLS = "id, file_id, name, qualified_name, ordinal, kind, line_start, line_end,"
            + " column_start, column_end, name_line, signature, documentation, metadata";
    private static final String REFERENCES = "id, source_file_id, source_symbol_id, target_symbol_id,"
            + " target_file_path, name, reference_type, line_number, column_number, resolution, metadata,"
            + " external_symbol_id";
    private static final String OVERRIDINGS =
            "dependency_type, from_file_id, from_symbol_id, to_symbol_id, to_external_symbol_id";
    private static final String UNITS = "unit_hash, file_id";
    private static final String LOOKUPS = "file_id, keys";

    private final DataSource dataSource;

    public StagingRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param content null for a file without text */
    public record FileRow(
            UUID id,
            String path,
            @Nullable String content,
            String language,
            long sizeBytes,
            String blobHash,
            int factsVersion,
            int rulesVersion,
            String metadata) {}

    /** @param words a tsvector in PostgreSQL's binary format */
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
            String metadata,
            @Nullable Long externalSymbolId) {}

    /**
     * A method that overrides another one.
     *
     * @param file that it was found in; null if it is the method's own
     * @param overridden null if it is declared outside the repository, and {@code external} is not
     */
    public record OverridingRow(
            @Nullable UUID file, UUID method, @Nullable UUID overridden, @Nullable Long external) {}

    public record UnitRow(long hash, UUID fileId) {}

    /** @param keys sorted 32-bit hashes, big-endian */
    public record LookupsRow(UUID fileId, byte[] keys) {}

    public void addFiles(RunTables run, List<FileRow> rows) {
        copy(run.name(StagingTable.FILES), FILES, rows, (copy, row) -> copy.uuid(row.id()).text(row.path())
                .text(row.content()).text(row.language()).int8(row.sizeBytes()).text(row.blobHash())
                .int4(row.factsVersion()).int4(row.rulesVersion()).json(row.metadata()));
    }

    public void addDocuments(RunTables run, List<DocumentRow> rows) {
        copy(run.name(StagingTable.DOCUMENTS), DOCUMENTS, rows, (copy, row) -> copy.uuid(row.fileId()).int4(row.part())
                .int4(row.lineStart()).int4(row.lineEnd()).bytes(row.words()));
    }

    public void addSymbols(RunTables run, List<SymbolRow> rows) {
        copy(run.name(StagingTable.SYMBOLS), SYMBOLS, rows, (copy, row) -> copy.uuid(row.id()).uuid(row.fileId())
                .text(row.name()).text(row.qualifiedName()).int4(row.ordinal()).text(row.kind())
                .int4(row.lineStart()).int4(row.lineEnd()).int4(row.columnStart()).int4(row.columnEnd())
                .int4(row.nameLine()).text(row.signature()).text(row.documentation()).json(row.metadata()));
    }

    public void addReferences(RunTables run, List<ReferenceRow> rows) {
        copy(run.name(StagingTable.REFERENCES), REFERENCES, rows, (copy, row) -> copy.uuid(row.id())
                .uuid(row.sourceFileId()).uuid(row.sourceSymbolId()).uuid(row.targetSymbolId())
                .text(row.targetFilePath()).text(row.name()).text(row.type()).int4(row.line()).int4(row.column())
                .text(row.resolution()).json(row.metadata()).int8(row.externalSymbolId()));
    }

    public void addOverridings(RunTables run, List<OverridingRow> rows) {
        copy(run.name(StagingTable.EDGES), OVERRIDINGS, rows, (copy, row) -> copy.text("overrides").uuid(row.file())
                .uuid(row.method()).uuid(row.overridden()).int8(row.external()));
    }

    public void addUnits(RunTables run, List<UnitRow> rows) {
        copy(run.name(StagingTable.UNITS), UNITS, rows, (copy, row) -> copy.int8(row.hash()).uuid(row.fileId()));
    }

    public void addLookups(RunTables run, List<LookupsRow> rows) {
        copy(run.name(StagingTable.LOOKUPS), LOOKUPS, rows, (copy, row) -> copy.uuid(row.fileId()).bytes(row.keys()));
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

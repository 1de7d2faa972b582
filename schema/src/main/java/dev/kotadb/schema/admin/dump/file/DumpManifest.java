package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contents of a dump. It is written last, so a dump without it is not complete.
 *
 * @param format the version of the dump's format
 * @param schemaVersion the last migration of the dumped database
 * @param server the version of the dumped server
 * @param createdAt the time of the snapshot, ISO 8601
 * @param writer the program that wrote the dump
 * @param withSchema whether the dump contains the migrations
 * @param gzip whether the tables' files are compressed; always false in a script, which is compressed as a whole
 * @param tables in the order in which they must be restored
 */
public record DumpManifest(
        int format,
        String schemaVersion,
        String server,
        String createdAt,
        String writer,
        boolean withSchema,
        boolean gzip,
        List<Table> tables,
        List<Sequence> sequences) {
    public static final int FORMAT = 1;
    public static final String WRITER = "kota";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public DumpManifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /**
     * @param bytes the size of the uncompressed COPY data
     * @param sha256 of the same bytes
     */
    public record Table(String schema, String table, List<String> columns, long rows, long bytes, String sha256) {
        public Table {
            columns = List.copyOf(columns);
        }

        public CopyStatement copy() {
            return new CopyStatement(schema, table, columns);
        }

        /** {@code references}, {@code auth.users}. */
        public String name() {
            return copy().name();
        }
    }

    /** @param value the last value; null if the sequence has not been used */
    public record Sequence(String schema, String sequence, @Nullable Long value) {
        public String quotedName() {
            return CopyStatement.quoted(schema) + "." + CopyStatement.quoted(sequence);
        }
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    public long bytes() {
        return tables.stream().mapToLong(Table::bytes).sum();
    }

    public DumpManifest with(List<Table> dumped) {
        return new DumpManifest(
                format, schemaVersion, server, createdAt, writer, withSchema, gzip, dumped, sequences);
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    String indentedJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /** @param place where the manifest is, for messages */
    static DumpManifest parse(String json, String place) {
        DumpManifest manifest;
        try {
            manifest = JSON.readValue(json, DumpManifest.class);
        } catch (JacksonException e) {
            throw new DumpFailedException(place + " is damaged: its manifest cannot be read ("
                    + e.getOriginalMessage() + "). Take another dump.");
        }
        if (manifest.format > FORMAT) {
            throw new DumpFailedException(place + " has the format " + manifest.format
                    + " of a newer version of kota, and this one knows " + FORMAT + ". Use the newer version.");
        }
        return manifest;
    }
}

package dev.kotadb.schema.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the stored facts of published files, which only the owner and the service may. */
public final class FactsQueries {
    private static final String COLUMNS = """
            SELECT f.id, f.path, f.language, f.blob_hash, facts.declarations, facts.uses
            FROM {files}
            LEFT JOIN file_facts facts ON facts.blob_hash = f.blob_hash AND facts.language = f.language
                                      AND facts.parser_version = f.parser_version
            """;
    private static final String FILE = COLUMNS.replace("{files}", "indexed_files f") + "WHERE f.id = :file";
    private static final String UNIT =
            COLUMNS.replace("{files}", "file_units u JOIN indexed_files f ON f.id = u.file_id") + """
            WHERE u.repository_id = :repository AND u.unit_hash = :unit
            ORDER BY f.path
            """;
    private static final String TEXT = "SELECT content FROM indexed_files WHERE id = :file AND content IS NOT NULL";
    private static final String TEXTS = """
            SELECT path, content FROM indexed_files
            WHERE repository_id = :repository AND path ~ :paths AND content IS NOT NULL
            ORDER BY path COLLATE "C"
            """;
    private static final String REQUESTED_LIBRARIES = """
            SELECT j.metadata ->> 'libraries' FROM (
                SELECT metadata FROM index_jobs
                WHERE repository_id = :repository AND status IN ('completed', 'skipped')
                ORDER BY created_at DESC
                LIMIT 1) AS j
            WHERE j.metadata ->> 'libraries' IS NOT NULL
            """;

    private final JdbcClient jdbc;

    public FactsQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /**
     * A file and its packed facts.
     *
     * @param declarations null if the facts are not stored, as {@code uses}
     */
    public record PackedFacts(
            UUID file, String path, String language, String blobHash, byte @Nullable [] declarations, byte @Nullable [] uses) {}

    public Optional<PackedFacts> facts(UUID file) {
        return jdbc.sql(FILE).param("file", file).query((row, _) -> facts(row)).optional();
    }

    /** The files that can be found under a unit's name, by path. */
    public List<PackedFacts> withUnit(UUID repository, long unit) {
        return jdbc.sql(UNIT).param("repository", repository).param("unit", unit).query((row, _) -> facts(row)).list();
    }

    /** A file's text; empty if it has none. */
    public Optional<String> text(UUID file) {
        return jdbc.sql(TEXT).param("file", file).query(String.class).optional();
    }

    /** The texts of a repository's files by their paths, sorted by path. @param paths a regular expression */
    public SortedMap<String, String> texts(UUID repository, String paths) {
        SortedMap<String, String> texts = new TreeMap<>();
        jdbc.sql(TEXTS).param("repository", repository).param("paths", paths)
                .query((RowCallbackHandler) row -> texts.put(row.getString(1), row.getString(2)));
        return texts;
    }

    /** The folders of libraries that the request of the newest successful run named; empty if it named none. */
    public Optional<String> requestedLibraries(UUID repository) {
        return jdbc.sql(REQUESTED_LIBRARIES).param("repository", repository).query(String.class).optional();
    }

    private static PackedFacts facts(ResultSet row) throws SQLException {
        return new PackedFacts(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4),
                row.getBytes(5), row.getBytes(6));
    }
}

package dev.kotadb.schema.index.staging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the files that declare a name, in the index as it will be after the publication: the run's own files, and the published
 * files that the run leaves unchanged.
 */
public final class DeclarationsTable {
    private static final String OWN_UNITS = """
            SELECT u.unit_hash, p.path, p.blob_hash, p.language
            FROM {units} u
            JOIN {plan} p ON p.file_id = u.file_id
            ORDER BY p.path
            """;
    private static final String PUBLISHED_UNITS = """
            SELECT u.unit_hash FROM file_units u
            JOIN {plan} p ON p.file_id = u.file_id AND p.change IN ('unchanged', 'touched') AND p.rules_version IS NULL
            WHERE u.repository_id = :repository
            """;
    private static final String FIND = """
            SELECT p.path, p.blob_hash, p.language
            FROM {units} u
            JOIN {plan} p ON p.file_id = u.file_id
            WHERE u.unit_hash = :unit
            UNION ALL
            SELECT f.path, f.blob_hash, f.language
            FROM file_units u
            JOIN {plan} p ON p.file_id = u.file_id AND p.change IN ('unchanged', 'touched') AND p.rules_version IS NULL
            JOIN indexed_files f ON f.id = u.file_id
            WHERE u.repository_id = :repository AND u.unit_hash = :unit
            ORDER BY path
            """;
    private static final String TEXT = """
            SELECT content FROM (
                SELECT 1 AS preference, content FROM {files} WHERE path = :path
                UNION ALL
                SELECT 2, content FROM indexed_files WHERE repository_id = :repository AND path = :path) AS texts
            ORDER BY preference LIMIT 1
            """;
    private static final String CHANGED = """
            SELECT p.path, f.blob_hash AS old_hash, f.language AS old_language, f.parser_version AS old_version,
                   CASE WHEN p.change <> 'deleted' THEN p.blob_hash END AS new_hash,
                   CASE WHEN p.change <> 'deleted' THEN p.language END AS new_language
            FROM {plan} p
            LEFT JOIN indexed_files f ON f.id = p.file_id
            WHERE p.change IN ('added', 'modified', 'deleted') AND p.path > :after
            ORDER BY p.path
            LIMIT :limit
            """;

    private final JdbcClient jdbc;

    public DeclarationsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A file that can be found under a unit's name. */
    public record UnitFile(String path, String blobHash, String language) {}

    /**
     * A file before and after the run.
     *
     * @param oldHash null if the file is added
     * @param oldVersion the version of its facts; also null if another program wrote the row
     * @param newHash null if the file is deleted
     */
    public record ChangedFile(
            String path,
            @Nullable String oldHash,
            @Nullable String oldLanguage,
            @Nullable Integer oldVersion,
            @Nullable String newHash,
            @Nullable String newLanguage) {}

    /** Passes the hash of each unit of the run's own files with the file, in the order of {@link #find}. */
    public void forEachOwnUnit(RunTables run, BiConsumer<Long, UnitFile> unit) {
        jdbc.sql(run.sql(OWN_UNITS)).withFetchSize(10_000).query(row -> {
            unit.accept(row.getLong(1), new UnitFile(row.getString(2), row.getString(3), row.getString(4)));
        });
    }

    /** Passes the hash of each unit of the published files that the run leaves unchanged. */
    public void forEachPublishedUnit(RunTables run, UUID repository, LongConsumer unit) {
        jdbc.sql(run.sql(PUBLISHED_UNITS)).param("repository", repository).withFetchSize(10_000).query(row -> {
            unit.accept(row.getLong(1));
        });
    }

    public List<UnitFile> find(RunTables run, UUID repository, long unit) {
        return jdbc.sql(run.sql(FIND)).param("repository", repository).param("unit", unit)
                .query(UnitFile.class).list();
    }

    /** The text of a file of the run: the staged one, otherwise the published one. @return empty if it has no text */
    public Optional<String> text(RunTables run, UUID repository, String path) {
        return jdbc.sql(run.sql(TEXT)).param("repository", repository).param("path", path).query(String.class).stream()
                .filter(Objects::nonNull).findFirst();
    }

    public List<ChangedFile> changed(RunTables run, String after, int limit) {
        return jdbc.sql(run.sql(CHANGED)).param("after", after).param("limit", limit)
                .query(ChangedFile.class).list();
    }
}

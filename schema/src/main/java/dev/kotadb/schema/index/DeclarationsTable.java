package dev.kotadb.schema.index;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which files of a repository offer a name, as the index will be once the run is published: the run's own files, and
 * the published ones that it leaves as they are.
 */
public final class DeclarationsTable {
    private static final String ALL_UNITS = """
            SELECT unit_hash FROM staging.units WHERE run = :run
            UNION ALL
            SELECT u.unit_hash FROM file_units u
            JOIN staging.plan p ON p.file_id = u.file_id AND p.run = :run AND p.change IN ('unchanged', 'touched')
            WHERE u.repository_id = :repository
            """;
    private static final String FIND = """
            SELECT p.path, p.blob_hash, p.language
            FROM staging.units u
            JOIN staging.plan p ON p.run = u.run AND p.file_id = u.file_id
            WHERE u.run = :run AND u.unit_hash = :unit
            UNION ALL
            SELECT f.path, f.blob_hash, f.language
            FROM file_units u
            JOIN staging.plan p ON p.run = :run AND p.file_id = u.file_id AND p.change IN ('unchanged', 'touched')
            JOIN indexed_files f ON f.id = u.file_id
            WHERE u.repository_id = :repository AND u.unit_hash = :unit
            ORDER BY path
            """;
    private static final String FACTS = """
            SELECT declarations FROM file_facts
            WHERE blob_hash = :hash AND language = :language AND parser_version = :version
            """;
    private static final String CHANGED = """
            SELECT p.path, f.blob_hash AS old_hash, f.language AS old_language,
                   CASE WHEN p.change <> 'deleted' THEN p.blob_hash END AS new_hash,
                   CASE WHEN p.change <> 'deleted' THEN p.language END AS new_language
            FROM staging.plan p
            LEFT JOIN indexed_files f ON f.id = p.file_id
            WHERE p.run = :run AND p.change IN ('added', 'modified', 'deleted') AND p.path > :after
            ORDER BY p.path
            LIMIT :limit
            """;

    private final JdbcClient jdbc;

    public DeclarationsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public record UnitFile(String path, String blobHash, String language) {}

    /** A file before and after; the hashes are null where it was not, or is no more. */
    public record ChangedFile(
            String path,
            @Nullable String oldHash,
            @Nullable String oldLanguage,
            @Nullable String newHash,
            @Nullable String newLanguage) {}

    public void forEachUnit(UUID run, UUID repository, LongConsumer unit) {
        jdbc.sql(ALL_UNITS).param("run", run).param("repository", repository)
                .withFetchSize(10_000)
                .query(row -> {
                    unit.accept(row.getLong(1));
                });
    }

    public List<UnitFile> find(UUID run, UUID repository, long unit) {
        return jdbc.sql(FIND).param("run", run).param("repository", repository).param("unit", unit)
                .query(UnitFile.class).list();
    }

    /** @return the packed declarations; empty for a content without facts, which has no declarations */
    public Optional<byte[]> declarations(String blobHash, String language, int version) {
        return jdbc.sql(FACTS).param("hash", blobHash).param("language", language).param("version", version)
                .query(byte[].class).optional();
    }

    public List<ChangedFile> changed(UUID run, String after, int limit) {
        return jdbc.sql(CHANGED).param("run", run).param("after", after).param("limit", limit)
                .query(ChangedFile.class).list();
    }
}

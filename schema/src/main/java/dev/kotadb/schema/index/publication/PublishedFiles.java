package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.index.staging.LanguageVersion;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the index holds of a repository's files, without a plan to compare it with. */
public final class PublishedFiles {
    private static final String HASHES = """
            SELECT path, blob_hash FROM indexed_files WHERE repository_id = :repository LIMIT :most + 1
            """;
    private static final String VERSIONS = """
            SELECT DISTINCT language, coalesce(parser_version, 0), coalesce(rules_version, 0)
            FROM indexed_files WHERE repository_id = :repository AND language IS NOT NULL
            """;
    private static final String OUTCOMES = """
            SELECT outcome, count(*) FROM file_outcomes WHERE repository_id = :repository GROUP BY 1 ORDER BY 1
            """;

    private final JdbcClient jdbc;

    public PublishedFiles(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The blob hash of each file, by path; empty if there are more than {@code most} files. */
    public Optional<Map<String, String>> hashes(UUID repository, int most) {
        Map<String, String> hashes = new HashMap<>();
        jdbc.sql(HASHES).param("repository", repository).param("most", most).query(row -> {
            hashes.put(row.getString(1), row.getString(2));
        });
        return hashes.size() > most ? Optional.empty() : Optional.of(hashes);
    }

    /** The versions with which the files were parsed and resolved; several of a language if some files are older. */
    public List<LanguageVersion> versions(UUID repository) {
        return jdbc.sql(VERSIONS).param("repository", repository)
                .query((row, n) -> new LanguageVersion(row.getString(1), row.getInt(2), row.getInt(3))).list();
    }

    /** The number of files by outcome. */
    public Map<String, Long> outcomes(UUID repository) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(OUTCOMES).param("repository", repository).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}

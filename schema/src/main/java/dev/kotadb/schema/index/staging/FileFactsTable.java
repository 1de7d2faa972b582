package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.SqlNamed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A cache of the packed facts of each content, which all repositories share. The key is the content's hash, the language and the
 * facts version of that language.
 */
public final class FileFactsTable {
    /** Facts that were used within this time are not marked again, so {@link #prune} must keep facts for longer. */
    private static final Duration USE_PRECISION = Duration.ofDays(1);

    private static final String SELECT = """
            SELECT f.blob_hash, f.language, f.parser_version, f.outcome, f.reason, f.declarations, f.uses, f.size_bytes
            FROM unnest(:hashes::text[], :languages::text[], :versions::int[]) AS k (blob_hash, language, version)
            JOIN file_facts f
              ON f.blob_hash = k.blob_hash AND f.language = k.language AND f.parser_version = k.version
            """;
    private static final String DECLARATIONS = """
            SELECT declarations FROM file_facts
            WHERE blob_hash = :hash AND language = :language AND parser_version = :version
            """;
    private static final String STORE = """
            INSERT INTO file_facts AS f
                (blob_hash, language, parser_version, outcome, reason, declarations, uses, size_bytes)
            SELECT * FROM unnest(:hashes::text[], :languages::text[], :versions::int[], :outcomes::text[],
                                 :reasons::text[], :declarations::bytea[], :uses::bytea[], :sizes::bigint[])
            ON CONFLICT (blob_hash, language, parser_version) DO UPDATE
            SET outcome = excluded.outcome, reason = excluded.reason, declarations = excluded.declarations,
                uses = excluded.uses, used_at = now()
            """;
    private static final String USE = """
            UPDATE file_facts f SET used_at = now()
            FROM (SELECT f.blob_hash, f.language, f.parser_version
                  FROM unnest(:hashes::text[], :languages::text[], :versions::int[]) AS k (blob_hash, language, version)
                  JOIN file_facts f
                    ON f.blob_hash = k.blob_hash AND f.language = k.language AND f.parser_version = k.version
                  WHERE f.used_at < now() - make_interval(secs => :precision)
                  ORDER BY f.blob_hash, f.language, f.parser_version
                  FOR UPDATE OF f) AS old
            WHERE f.blob_hash = old.blob_hash AND f.language = old.language AND f.parser_version = old.parser_version
            """;

    // Marks the facts that an indexed file needs as used, so that the next call checks other facts.
    private static final String PRUNE = """
            WITH old AS MATERIALIZED (
                SELECT f.blob_hash, f.language, f.parser_version,
                       EXISTS (SELECT FROM indexed_files i
                               WHERE i.blob_hash = f.blob_hash AND i.language = f.language
                                 AND i.parser_version = f.parser_version) AS needed
                FROM file_facts f
                WHERE f.used_at < now() - make_interval(secs => :retention)
                ORDER BY f.used_at
                LIMIT :most
                FOR UPDATE OF f SKIP LOCKED
            ), kept AS (
                UPDATE file_facts f SET used_at = now() FROM old
                WHERE old.needed AND f.blob_hash = old.blob_hash AND f.language = old.language
                  AND f.parser_version = old.parser_version
            ), deleted AS (
                DELETE FROM file_facts f USING old
                WHERE NOT old.needed AND f.blob_hash = old.blob_hash AND f.language = old.language
                  AND f.parser_version = old.parser_version
                RETURNING 1
            )
            SELECT (SELECT count(*) FROM old), (SELECT count(*) FROM deleted)
            """;
    private static final String COUNT_UNNEEDED = """
            SELECT count(*) FROM file_facts f
            WHERE f.used_at < now() - make_interval(secs => :retention)
              AND NOT EXISTS (SELECT FROM indexed_files i
                              WHERE i.blob_hash = f.blob_hash AND i.language = f.language
                                AND i.parser_version = f.parser_version)
            """;

    private static final Comparator<ContentKey> ORDER = Comparator.comparing(ContentKey::blobHash)
            .thenComparing(ContentKey::language)
            .thenComparing(ContentKey::version);

    private final JdbcClient jdbc;

    public FileFactsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The key of facts. The same bytes in another language have other facts.
     *
     * @param version the facts version of the language
     */
    public record ContentKey(String blobHash, String language, int version) {}

    /** The facts of one content. */
    public record FactsRow(
            ContentKey key,
            FileOutcome outcome,
            @Nullable String reason,
            byte[] declarations,
            byte[] uses,
            long sizeBytes) {}

    /** How many old facts a call looked at, and how many of them it deleted. */
    public record Pruned(int looked, int deleted) {}

    /** Finds the facts of many contents; those without facts are missing from the result. */
    public Map<ContentKey, FactsRow> find(Collection<ContentKey> keys) {
        List<ContentKey> distinct = keys.stream().distinct().toList();
        return withKeys(SELECT, distinct).query((row, n) -> factsRow(row)).list().stream()
                .collect(Collectors.toMap(FactsRow::key, Function.identity()));
    }

    private static FactsRow factsRow(ResultSet row) throws SQLException {
        return new FactsRow(new ContentKey(row.getString(1), row.getString(2), row.getInt(3)),
                SqlNamed.of(FileOutcome.class, row.getString(4)), row.getString(5), row.getBytes(6), row.getBytes(7),
                row.getLong(8));
    }

    /** The packed declarations of one content. */
    public Optional<byte[]> declarations(ContentKey key) {
        return jdbc.sql(DECLARATIONS).param("hash", key.blobHash()).param("language", key.language())
                .param("version", key.version()).query(byte[].class).optional();
    }

    /** Inserts or replaces rows. Call it once per transaction, because of the order of locks. */
    public void store(Collection<FactsRow> unordered) {
        // Two runs that store the same contents must lock the rows in the same order, otherwise they may deadlock.
        List<FactsRow> rows = unordered.stream().sorted(Comparator.comparing(FactsRow::key, ORDER)).toList();
        if (rows.isEmpty()) {
            return;
        }
        withKeys(STORE, rows.stream().map(FactsRow::key).toList())
                .param("outcomes", rows.stream().map(row -> row.outcome().sqlName()).toArray(String[]::new))
                .param("reasons", rows.stream().map(FactsRow::reason).toArray(String[]::new))
                .param("declarations", rows.stream().map(FactsRow::declarations).toArray(byte[][]::new))
                .param("uses", rows.stream().map(FactsRow::uses).toArray(byte[][]::new))
                .param("sizes", rows.stream().map(FactsRow::sizeBytes).toArray(Long[]::new))
                .update();
    }

    /** Marks facts as used, so that they are not deleted during the run. Call it in a transaction of its own. */
    public void use(Collection<ContentKey> keys) {
        if (!keys.isEmpty()) {
            withKeys(USE, keys).param("precision", USE_PRECISION.toSeconds()).update();
        }
    }

    /**
     * Deletes facts that no indexed file needs and no run has used recently. Other runs may be active meanwhile.
     *
     * @param retention how long unused facts are kept; two days at least
     * @param most the maximum number of facts to check
     */
    public Pruned prune(Duration retention, int most) {
        return jdbc.sql(PRUNE).param("retention", keptSeconds(retention)).param("most", most)
                .query((row, n) -> new Pruned(row.getInt(1), row.getInt(2))).single();
    }

    /** Counts the facts that {@link #prune} would delete. */
    public long countUnneeded(Duration retention) {
        return jdbc.sql(COUNT_UNNEEDED).param("retention", keptSeconds(retention)).query(Long.class).single();
    }

    private static long keptSeconds(Duration retention) {
        return Math.max(retention.toSeconds(), 2 * USE_PRECISION.toSeconds());
    }

    private JdbcClient.StatementSpec withKeys(String sql, Collection<ContentKey> keys) {
        return jdbc.sql(sql)
                .param("hashes", keys.stream().map(ContentKey::blobHash).toArray(String[]::new))
                .param("languages", keys.stream().map(ContentKey::language).toArray(String[]::new))
                .param("versions", keys.stream().map(ContentKey::version).toArray(Integer[]::new));
    }
}

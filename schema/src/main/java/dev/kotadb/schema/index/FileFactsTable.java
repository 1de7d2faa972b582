package dev.kotadb.schema.index;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What parsing found in each content, packed, whatever repository it is in. */
public final class FileFactsTable {
    private static final String SELECT = """
            SELECT f.blob_hash, f.language, f.outcome, f.reason, f.declarations, f.uses, f.size_bytes
            FROM unnest(:hashes::text[], :languages::text[]) AS k (blob_hash, language)
            JOIN file_facts f ON f.blob_hash = k.blob_hash AND f.language = k.language
                AND f.parser_version = :version
            """;
    private static final String STORE = """
            INSERT INTO file_facts AS f
                (blob_hash, language, parser_version, outcome, reason, declarations, uses, size_bytes)
            SELECT * FROM unnest(:hashes::text[], :languages::text[], :versions::int[], :outcomes::text[],
                                 :reasons::text[], :declarations::bytea[], :uses::bytea[], :sizes::bigint[])
            ON CONFLICT (blob_hash, language, parser_version) DO UPDATE
            SET outcome = excluded.outcome, reason = excluded.reason, declarations = excluded.declarations,
                uses = excluded.uses
            """;
    private static final String PRUNE = """
            DELETE FROM file_facts f
            WHERE f.created_at < now() - cast(:olderThan AS interval)
              AND NOT EXISTS (SELECT FROM indexed_files i WHERE i.blob_hash = f.blob_hash AND i.language = f.language)
            """;

    private final JdbcClient jdbc;

    public FileFactsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What a content is known by: the same bytes read in another language are another content. */
    public record ContentKey(String blobHash, String language) {}

    /**
     * The facts of one content.
     *
     * @param outcome indexed, partial, skipped or failed
     */
    public record FactsRow(
            String blobHash,
            String language,
            String outcome,
            @Nullable String reason,
            byte[] declarations,
            byte[] uses,
            long sizeBytes) {
        public ContentKey key() {
            return new ContentKey(blobHash, language);
        }
    }

    public Map<ContentKey, FactsRow> find(Collection<ContentKey> keys, int version) {
        List<ContentKey> distinct = keys.stream().distinct().toList();
        return jdbc.sql(SELECT)
                .param("hashes", distinct.stream().map(ContentKey::blobHash).toArray(String[]::new))
                .param("languages", distinct.stream().map(ContentKey::language).toArray(String[]::new))
                .param("version", version)
                .query(FactsRow.class).list().stream()
                .collect(Collectors.toMap(FactsRow::key, Function.identity()));
    }

    /** Writes rows, also in the place of some that are there. */
    public void store(Collection<FactsRow> unordered, int version) {
        // Two transactions that store the same contents meet in one order, or they could lock each other out.
        List<FactsRow> rows = unordered.stream()
                .sorted(Comparator.comparing(FactsRow::blobHash).thenComparing(FactsRow::language))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(STORE)
                .param("hashes", rows.stream().map(FactsRow::blobHash).toArray(String[]::new))
                .param("languages", rows.stream().map(FactsRow::language).toArray(String[]::new))
                .param("versions", rows.stream().map(r -> version).toArray(Integer[]::new))
                .param("outcomes", rows.stream().map(FactsRow::outcome).toArray(String[]::new))
                .param("reasons", rows.stream().map(FactsRow::reason).toArray(String[]::new))
                .param("declarations", rows.stream().map(FactsRow::declarations).toArray(byte[][]::new))
                .param("uses", rows.stream().map(FactsRow::uses).toArray(byte[][]::new))
                .param("sizes", rows.stream().map(FactsRow::sizeBytes).toArray(Long[]::new))
                .update();
    }

    /** Deletes facts that no indexed file needs. @param olderThan an interval, such as {@code 1 day} */
    public int prune(String olderThan) {
        return jdbc.sql(PRUNE).param("olderThan", olderThan).update();
    }
}

package dev.kotadb.schema.index.publication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The symbols declared outside the repositories that use them. All repositories share the rows. */
public final class ExternalSymbolsTable {
    /** Rows that were used within this time are not marked again, so {@link #prune} must keep unused ones for longer. */
    private static final Duration USE_PRECISION = Duration.ofDays(1);

    // Two runs that write the same rows wait for each other, each for one statement that takes them in the same order.
    private static final String INSERT = """
            INSERT INTO external_symbols (id, scheme, package_name, version, qualified_name, name, kind)
            SELECT * FROM unnest(:ids::bigint[], :schemes::text[], :packages::text[], :versions::text[], :qualified::text[],
                                 :names::text[], :kinds::text[])
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String USE = """
            UPDATE external_symbols e SET used_at = now()
            FROM (SELECT id FROM external_symbols
                  WHERE id = ANY (:ids::bigint[]) AND used_at < now() - make_interval(secs => :precision)
                  ORDER BY id FOR UPDATE) AS old
            WHERE e.id = old.id
            """;
    private static final String UNNEEDED = """
            SELECT id FROM external_symbols e
            WHERE e.used_at < now() - make_interval(secs => :retention)
              AND NOT EXISTS (SELECT FROM "references" r WHERE r.external_symbol_id = e.id)
              AND NOT EXISTS (SELECT FROM dependency_graph d WHERE d.to_external_symbol_id = e.id)
            """;
    private static final String COUNT_UNNEEDED = "SELECT count(*) FROM (%s) AS unneeded".formatted(UNNEEDED);
    private static final String PRUNE = """
            DELETE FROM external_symbols WHERE id IN (%s ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
            """.formatted(UNNEEDED);

    private final JdbcClient jdbc;

    public ExternalSymbolsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * @param id see {@link #id}
     * @param version of the package; null if not known
     * @param name the last part of the qualified name
     */
    public record ExternalSymbolRow(
            long id,
            String scheme,
            @Nullable String packageName,
            @Nullable String version,
            String qualifiedName,
            String name,
            @Nullable String kind) {}

    /** The id of a symbol: the first 64 bits of a SHA-256 hash. */
    public static long id(
            String scheme,
            @Nullable String packageName,
            @Nullable String version,
            String qualifiedName,
            @Nullable String kind) {
        String text = String.join("\0", scheme, packageName == null ? "" : packageName, qualifiedName, kind == null ? "" : kind)
                + (version == null ? "" : "\0" + version);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Inserts the rows that are missing, and marks all as used. Call it once per transaction, because of the order of locks. */
    public void use(Collection<ExternalSymbolRow> unordered) {
        List<ExternalSymbolRow> rows =
                unordered.stream().sorted(Comparator.comparingLong(ExternalSymbolRow::id)).toList();
        if (rows.isEmpty()) {
            return;
        }
        Long[] ids = rows.stream().map(ExternalSymbolRow::id).toArray(Long[]::new);
        jdbc.sql(INSERT)
                .param("ids", ids)
                .param("schemes", rows.stream().map(ExternalSymbolRow::scheme).toArray(String[]::new))
                .param("packages", rows.stream().map(ExternalSymbolRow::packageName).toArray(String[]::new))
                .param("versions", rows.stream().map(ExternalSymbolRow::version).toArray(String[]::new))
                .param("qualified", rows.stream().map(ExternalSymbolRow::qualifiedName).toArray(String[]::new))
                .param("names", rows.stream().map(ExternalSymbolRow::name).toArray(String[]::new))
                .param("kinds", rows.stream().map(ExternalSymbolRow::kind).toArray(String[]::new))
                .update();
        jdbc.sql(USE).param("ids", ids).param("precision", USE_PRECISION.toSeconds()).update();
    }

    /**
     * Deletes symbols that no reference means, no method overrides, and no run has used recently. Other runs may be active meanwhile.
     *
     * @param retention how long unused symbols are kept, two days at least; longer than a run may take to publish what it has staged
     * @param most the maximum number to delete
     */
    public int prune(Duration retention, int most) {
        return jdbc.sql(PRUNE).param("retention", keptSeconds(retention)).param("most", most).update();
    }

    /** Counts the symbols that {@link #prune} would delete. */
    public long countUnneeded(Duration retention) {
        return jdbc.sql(COUNT_UNNEEDED).param("retention", keptSeconds(retention)).query(Long.class).single();
    }

    private static long keptSeconds(Duration retention) {
        return Math.max(retention.toSeconds(), 2 * USE_PRECISION.toSeconds());
    }
}

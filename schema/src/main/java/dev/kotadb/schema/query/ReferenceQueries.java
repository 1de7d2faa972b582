package dev.kotadb.schema.query;

import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds references to symbols. */
public final class ReferenceQueries {
    private static final String COLUMNS = """
            SELECT x.target_symbol_id, x.repository_id, f.path, x.line_number, x.column_number, x.name, x.reference_type,
                   x.resolution, s.qualified_name
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            WHERE x.repository_id = ANY (:repositories)
              AND (cast(:type AS text) IS NULL OR x.reference_type = :type)
            """;
    private static final String ORDER = """
            ORDER BY array_position(:repositories, x.repository_id), f.path COLLATE "C", x.line_number, x.column_number, x.reference_type
            LIMIT :limit
            """;
    private static final String TO_SYMBOL = COLUMNS + "AND x.target_symbol_id = :target " + ORDER;
    private static final String TO_EXTERNAL = COLUMNS + "AND x.external_symbol_id = :target " + ORDER;
    private static final String WITHOUT_TARGET = COLUMNS
            + "AND x.name = :target AND x.target_symbol_id IS NULL AND x.external_symbol_id IS NULL " + ORDER;

    private final JdbcClient jdbc;

    public ReferenceQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /**
     * One reference.
     *
     * @param enclosing the qualified name of the symbol that contains it; null at the top level of the file
     * @param external what it means, declared elsewhere; null if that is not known
     * @param through the declaration that is used, if it is one that a method overrides; otherwise null
     */
    public record ReferenceHit(
            @Nullable UUID target,
            String repository,
            String path,
            int line,
            int column,
            String name,
            String type,
            String resolution,
            @Nullable String enclosing,
            @Nullable ExternalHit external,
            @Nullable String through) {
        /** The same reference, as one to a method that overrides or implements its target. @param declared the target's name */
        public ReferenceHit dispatched(String declared) {
            return new ReferenceHit(
                    target, repository, path, line, column, name, type, "dispatched", enclosing, external, declared);
        }
    }

    /**
     * The filter of a query.
     *
     * @param type the reference type; null for all
     */
    public record Scope(Repositories repositories, @Nullable String type, int limit) {}

    public List<ReferenceHit> to(UUID symbol, Scope scope) {
        return list(TO_SYMBOL, symbol, null, scope);
    }

    public List<ReferenceHit> toExternal(ExternalHit symbol, Scope scope) {
        return list(TO_EXTERNAL, symbol.id(), symbol, scope);
    }

    /** References by this name of which is not known what they mean: external, ambiguous or unresolved ones. */
    public List<ReferenceHit> withoutTarget(String name, Scope scope) {
        return list(WITHOUT_TARGET, name, null, scope);
    }

    private List<ReferenceHit> list(String sql, Object target, @Nullable ExternalHit external, Scope scope) {
        return jdbc.sql(sql)
                .param("repositories", QueryClient.uuids(scope.repositories().ids()))
                .param("type", scope.type())
                .param("target", target)
                .param("limit", scope.limit())
                .query((row, _) -> new ReferenceHit(
                        row.getObject(1, UUID.class),
                        scope.repositories().nameOf(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        external,
                        null))
                .list();
    }
}

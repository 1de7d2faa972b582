package dev.kotadb.schema.query;

import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds references to symbols. */
public final class ReferenceQueries {
    // The symbol around a reference is looked up for those that are shown only.
    private static final String SELECT = """
            SELECT x.target, x.repository_id, x.path, x.line_number, x.column_number, x.name, x.reference_type, x.resolution,
                   s.qualified_name
            """;
    private static final String FOUND = """
            SELECT x.source_symbol_id, x.repository_id, f.path, x.line_number, x.column_number, x.name, x.reference_type, x.resolution
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            WHERE x.repository_id = ANY (:repositories)
              AND (cast(:type AS text) IS NULL OR x.reference_type = :type)
              AND {condition}
            ORDER BY array_position(:repositories, x.repository_id), f.path COLLATE "C", x.line_number, x.column_number,
                     x.reference_type
            LIMIT :limit
            """;
    private static final String ORDER = """
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            ORDER BY x.number, array_position(:repositories, x.repository_id), x.path COLLATE "C", x.line_number, x.column_number,
                     x.reference_type
            """;
    private static final String EACH = SELECT + """
            FROM (SELECT asked.target, asked.number, found.*
                  FROM unnest(:targets) WITH ORDINALITY AS asked (target, number)
                  CROSS JOIN LATERAL (
            """ + FOUND + """
                  ) found) x
            """ + ORDER;
    private static final String TO_SYMBOLS = EACH.replace("{condition}", "x.target_symbol_id = asked.target");
    private static final String TO_EXTERNALS = EACH.replace("{condition}", "x.external_symbol_id = asked.target");
    private static final String WITHOUT_TARGET = SELECT + """
            FROM (SELECT NULL::uuid AS target, 1 AS number, found.*
                  FROM (
            """ + FOUND.replace("{condition}",
                    "x.name = :name AND x.target_symbol_id IS NULL AND x.external_symbol_id IS NULL") + """
                  ) found) x
            """ + ORDER;

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

    /** The references to each of these symbols, of each as many as the limit; a symbol that has none is left out. */
    public Map<UUID, List<ReferenceHit>> to(Collection<UUID> symbols, Scope scope) {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        return statement(TO_SYMBOLS, scope).param("targets", QueryClient.uuids(symbols))
                .query((row, _) -> hit(row, row.getObject(1, UUID.class), null, scope)).list().stream()
                .collect(Collectors.groupingBy(hit -> Objects.requireNonNull(hit.target())));
    }

    /** As {@link #to}, by their ids. */
    public Map<Long, List<ReferenceHit>> toExternals(Collection<ExternalHit> symbols, Scope scope) {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        Map<Long, ExternalHit> byId = symbols.stream().collect(Collectors.toMap(ExternalHit::id, Function.identity(), (one, _) -> one));
        return statement(TO_EXTERNALS, scope).param("targets", byId.keySet().toArray(Long[]::new))
                .query((row, _) -> hit(row, null, byId.get(row.getLong(1)), scope)).list().stream()
                .collect(Collectors.groupingBy(hit -> Objects.requireNonNull(hit.external()).id()));
    }

    /** References by this name of which is not known what they mean: external, ambiguous or unresolved ones. */
    public List<ReferenceHit> withoutTarget(String name, Scope scope) {
        return statement(WITHOUT_TARGET, scope).param("name", name).query((row, _) -> hit(row, null, null, scope)).list();
    }

    private JdbcClient.StatementSpec statement(String sql, Scope scope) {
        return jdbc.sql(sql)
                .param("repositories", QueryClient.uuids(scope.repositories().ids()))
                .param("type", scope.type())
                .param("limit", scope.limit());
    }

    private static ReferenceHit hit(ResultSet row, @Nullable UUID target, @Nullable ExternalHit external, Scope scope)
            throws SQLException {
        return new ReferenceHit(
                target,
                scope.repositories().nameOf(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                external,
                null);
    }
}

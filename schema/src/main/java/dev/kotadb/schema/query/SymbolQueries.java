package dev.kotadb.schema.query;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds symbols by name or by place. */
public final class SymbolQueries {
    private static final String COLUMNS = """
            SELECT s.id, s.repository_id, f.path, s.name, s.qualified_name, s.kind, coalesce(s.metadata, '{}')::text,
                   s.line_start, s.line_end, s.signature, s.documentation, f.language
            FROM symbols s
            JOIN indexed_files f ON f.id = s.file_id
            WHERE s.repository_id = ANY (:repositories) AND (cast(:kind AS text) IS NULL OR s.kind = :kind)
            """;
    private static final String ORDER = """
             array_position(:repositories, s.repository_id), f.path COLLATE "C", s.line_start, s.qualified_name COLLATE "C", s.ordinal
            LIMIT :limit
            """;
    private static final String NAMED = COLUMNS + "AND s.name = :name ORDER BY" + ORDER;

    // Users write the end of a qualified name such as Outer.Inner#method(int), with . or #, with or without parameters.
    private static final String QUALIFIED = COLUMNS + """
            AND s.name = :name
            AND (s.qualified_name = :qualified
                 OR '.' || replace(s.qualified_name, '#', '.') LIKE '%.' || :end
                 OR '.' || replace(regexp_replace(s.qualified_name, '\\(.*$', ''), '#', '.') LIKE '%.' || :end)
            ORDER BY""" + ORDER;
    private static final String IDS = COLUMNS + "AND s.id = ANY (:symbols) ORDER BY" + ORDER;
    private static final String OVERLOADED = """
            SELECT s.id FROM symbols s
            WHERE s.id = ANY (:symbols) AND s.qualified_name LIKE '%)'
              AND EXISTS (SELECT FROM symbols o
                          WHERE o.file_id = s.file_id AND o.id <> s.id
                            AND starts_with(o.qualified_name, regexp_replace(s.qualified_name, '\\(.*$', '(')))
            """;
    private static final String SIMILAR = COLUMNS + """
            AND replace(lower(s.name), '_', '') LIKE '%' || :like || '%'
            AND s.name <> :name
            ORDER BY NOT replace(lower(s.name), '_', '') = :plain, NOT replace(lower(s.name), '_', '') LIKE :like || '%',
                     length(s.name), s.name COLLATE "C",""" + ORDER;
    private static final String AT_LINE = COLUMNS + """
            AND f.path = :path AND (s.name_line = :line OR s.line_start = :line)
            ORDER BY""" + ORDER;
    private static final String AROUND_LINE = COLUMNS + """
            AND f.path = :path AND :line BETWEEN s.line_start AND s.line_end
            ORDER BY s.line_end - s.line_start, s.line_start DESC,""" + ORDER;

    private final JdbcClient jdbc;

    public SymbolQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /**
     * The filter of a query.
     *
     * @param kind the symbol kind; null for all
     */
    public record Scope(Repositories repositories, @Nullable String kind, int limit) {}

    /**
     * A declaration and where it is.
     *
     * @param metadata JSON
     */
    public record SymbolHit(
            UUID id,
            String repository,
            String path,
            String name,
            String qualifiedName,
            String kind,
            String metadata,
            int lineStart,
            int lineEnd,
            @Nullable String signature,
            @Nullable String documentation,
            @Nullable String language) {}

    public List<SymbolHit> named(String name, Scope scope) {
        return list(NAMED, scope, Map.of("name", name));
    }

    /**
     * Finds symbols by their qualified name or its end.
     *
     * @param name the last part of the name
     * @param qualifiedName the whole name, or its end with {@code .} between the parts
     */
    public List<SymbolHit> qualified(String name, String qualifiedName, Scope scope) {
        String dotted = QueryClient.like(qualifiedName.replace('#', '.').replace("::", "."));
        return list(QUALIFIED, scope, Map.of("name", name, "qualified", qualifiedName, "end", dotted));
    }

    /** The symbols with these ids. */
    public List<SymbolHit> withIds(Collection<UUID> ids, Scope scope) {
        return list(IDS, scope, Map.of("symbols", QueryClient.uuids(ids)));
    }

    /** Those of the methods whose types have others of the name. */
    public Set<UUID> overloaded(Collection<UUID> methods) {
        return jdbc.sql(OVERLOADED).param("symbols", QueryClient.uuids(methods)).query(UUID.class).set();
    }

    /**
     * Other symbols whose name contains this one, ignoring letter case and {@code _}: equal names first, then names that
     * begin with it.
     */
    public List<SymbolHit> similar(String name, Scope scope) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
        return list(SIMILAR, scope, Map.of("name", name, "plain", plain, "like", QueryClient.like(plain)));
    }

    /** Symbols declared on the line; if there are none, the innermost symbol that contains it. */
    public List<SymbolHit> at(String path, int line, Scope scope) {
        Map<String, Object> place = Map.of("path", path, "line", line);
        List<SymbolHit> declared = list(AT_LINE, scope, place);
        return declared.isEmpty()
                ? list(AROUND_LINE, new Scope(scope.repositories(), scope.kind(), 1), place)
                : declared;
    }

    private List<SymbolHit> list(String sql, Scope scope, Map<String, Object> more) {
        return jdbc.sql(sql)
                .param("repositories", QueryClient.uuids(scope.repositories().ids()))
                .param("kind", scope.kind())
                .param("limit", scope.limit())
                .params(more)
                .query((row, _) -> new SymbolHit(
                        row.getObject(1, UUID.class),
                        scope.repositories().nameOf(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12)))
                .list();
    }
}

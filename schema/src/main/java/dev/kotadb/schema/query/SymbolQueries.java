package dev.kotadb.schema.query;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds symbols by name or by place. */
public final class SymbolQueries {
    private static final String COLUMNS = """
            SELECT s.id, s.repository_id, f.path, s.name, s.qualified_name, s.kind, s.metadata ->> 'detail',
                   s.line_start, s.line_end, s.signature, s.documentation
            FROM symbols s
            JOIN indexed_files f ON f.id = s.file_id
            WHERE s.repository_id = ANY (?) AND (cast(? AS text) IS NULL OR s.kind = ?)
            """;
    private static final String ORDER = """
             array_position(?, s.repository_id), f.path COLLATE "C", s.line_start, s.qualified_name COLLATE "C", s.ordinal
            LIMIT ?
            """;
    private static final String NAMED = COLUMNS + "AND s.name = ? ORDER BY" + ORDER;

    // What a user writes of Outer.Inner#method(int): its end, with . or # between, with or without parameters.
    private static final String QUALIFIED = COLUMNS + """
            AND s.name = ?
            AND (s.qualified_name = ?
                 OR '.' || replace(s.qualified_name, '#', '.') LIKE '%.' || ?
                 OR '.' || replace(regexp_replace(s.qualified_name, '\\(.*$', ''), '#', '.') LIKE '%.' || ?)
            ORDER BY""" + ORDER;
    private static final String SIMILAR = COLUMNS + """
            AND replace(lower(s.name), '_', '') LIKE '%' || ? || '%'
            AND s.name <> ?
            ORDER BY NOT replace(lower(s.name), '_', '') = ?, NOT replace(lower(s.name), '_', '') LIKE ? || '%',
                     length(s.name), s.name COLLATE "C",""" + ORDER;
    private static final String AT_LINE = COLUMNS + """
            AND f.path = ? AND (s.name_line = ? OR s.line_start = ?)
            ORDER BY""" + ORDER;
    private static final String AROUND_LINE = COLUMNS + """
            AND f.path = ? AND ? BETWEEN s.line_start AND s.line_end
            ORDER BY s.line_end - s.line_start, s.line_start DESC,""" + ORDER;

    private final Connection connection;

    public SymbolQueries(Connection connection) {
        this.connection = connection;
    }

    /**
     * Which symbols count.
     *
     * @param kind one of the schema's; null for all
     */
    public record Scope(Repositories repositories, @Nullable String kind, int limit) {}

    /** A declaration and where it is. */
    public record SymbolHit(
            UUID id,
            String repository,
            String path,
            String name,
            String qualifiedName,
            String kind,
            @Nullable String detail,
            int lineStart,
            int lineEnd,
            @Nullable String signature,
            @Nullable String documentation) {}

    public List<SymbolHit> named(String name, Scope scope) {
        return list(NAMED, scope, name);
    }

    /**
     * @param name the last of the names
     * @param qualifiedName all of them, as the symbol has them or as its end with {@code .} between
     */
    public List<SymbolHit> qualified(String name, String qualifiedName, Scope scope) {
        String dotted = like(qualifiedName.replace('#', '.').replace("::", "."));
        return list(QUALIFIED, scope, name, qualifiedName, dotted, dotted);
    }

    /** Others whose name holds this one, letter case and {@code _} aside: equal ones first, then those that begin so. */
    public List<SymbolHit> similar(String name, Scope scope) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
        return list(SIMILAR, scope, like(plain), name, plain, like(plain));
    }

    /** Those declared on the line, else the innermost around it. */
    public List<SymbolHit> at(String path, int line, Scope scope) {
        List<SymbolHit> declared = list(AT_LINE, scope, path, line, line);
        return declared.isEmpty()
                ? list(AROUND_LINE, new Scope(scope.repositories(), scope.kind(), 1), path, line)
                : declared;
    }

    private List<SymbolHit> list(String sql, Scope scope, Object... more) {
        List<UUID> repositories = scope.repositories().ids();
        List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(repositories, scope.kind(), scope.kind()));
        parameters.addAll(List.of(more));
        parameters.addAll(List.of(repositories, scope.limit()));
        return new Statement(sql, parameters.toArray())
                .list(connection, row -> new SymbolHit(
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
                        row.getString(11)));
    }

    private static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}

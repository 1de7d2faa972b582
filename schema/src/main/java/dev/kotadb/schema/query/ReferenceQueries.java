package dev.kotadb.schema.query;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds where symbols are used. */
public final class ReferenceQueries {
    private static final String COLUMNS = """
            SELECT x.target_symbol_id, r.full_name, f.path, x.line_number, x.column_number, x.name, x.reference_type,
                   x.resolution, s.qualified_name
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            JOIN repositories r ON r.id = x.repository_id
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            """;
    private static final String ORDER = """
            ORDER BY r.full_name, f.path COLLATE "C", x.line_number, x.column_number, x.reference_type
            LIMIT ?
            """;
    private static final String TO_SYMBOL = COLUMNS + """
            WHERE x.target_symbol_id = ? AND (cast(? AS text) IS NULL OR x.reference_type = ?)
            """ + ORDER;
    private static final String WITHOUT_TARGET = COLUMNS + """
            WHERE x.repository_id = ANY (?) AND x.name = ? AND x.target_symbol_id IS NULL
              AND (cast(? AS text) IS NULL OR x.reference_type = ?)
            """ + ORDER;

    private final Connection connection;

    public ReferenceQueries(Connection connection) {
        this.connection = connection;
    }

    /**
     * One use.
     *
     * @param enclosing qualified name of the symbol around it; null at the top of the file
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
            @Nullable String enclosing) {}

    /** @param type one of the schema's; null for all */
    public List<ReferenceHit> to(UUID symbol, @Nullable String type, int limit) {
        return list(new Statement(TO_SYMBOL, symbol, type, type, limit));
    }

    /** Uses of the name that mean no symbol of the index: external, ambiguous or unresolved. */
    public List<ReferenceHit> withoutTarget(String name, List<UUID> repositories, @Nullable String type, int limit) {
        return list(new Statement(WITHOUT_TARGET, repositories, name, type, type, limit));
    }

    private List<ReferenceHit> list(Statement statement) {
        return statement.list(connection, row -> new ReferenceHit(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9)));
    }
}

package dev.kotadb.schema.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what a change of symbols reaches in one step: what uses them, and which methods override which. */
public final class ImpactQueries {
    private static final String USES = """
            SELECT x.target_symbol_id, x.source_symbol_id, x.source_file_id, f.path, s.qualified_name, s.kind,
                   coalesce(s.line_start, min(x.line_number)) AS line,
                   string_agg(DISTINCT x.reference_type, ',' ORDER BY x.reference_type) AS types,
                   bool_and(x.resolution = 'heuristic') AS guessed, count(*) AS uses
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            WHERE x.target_symbol_id = ANY (:symbols)
            GROUP BY x.target_symbol_id, x.source_symbol_id, x.source_file_id, f.path, s.qualified_name, s.kind, s.line_start
            ORDER BY f.path COLLATE "C", line, s.qualified_name COLLATE "C"
            LIMIT :limit
            """;
    private static final String IMPORTERS = """
            SELECT d.to_file_id, d.from_file_id, f.path, coalesce((d.metadata ->> 'count')::bigint, 1)
            FROM dependency_graph d
            JOIN indexed_files f ON f.id = d.from_file_id
            WHERE d.to_file_id = :file AND d.dependency_type = 'file_import'
            ORDER BY f.path COLLATE "C"
            LIMIT :limit
            """;
    private static final String DECLARED_IN = """
            SELECT id FROM symbols WHERE file_id = :file
            """;
    private static final String MEMBERS = """
            SELECT m.id FROM symbols t
            JOIN symbols m ON m.file_id = t.file_id
                          AND (starts_with(m.qualified_name, t.qualified_name || '#')
                               OR starts_with(m.qualified_name, t.qualified_name || '.'))
            WHERE t.id = ANY (:symbols)
            """;

    // A method is that of another type by its name and its number of parameters: their types may differ by type parameters.
    private static final String FAMILY = """
            WITH RECURSIVE method AS (
                SELECT m.id, m.name, m.file_id, substring(m.qualified_name FROM '^(.*)#') AS type_name,
                       coalesce(jsonb_array_length(m.metadata -> 'parameters'), 0) AS parameters
                FROM symbols m
                WHERE m.id = ANY (:symbols) AND {inherited}
            ), related AS (
                SELECT m.id, t.id AS type_id, t.file_id, t.qualified_name
                FROM method m JOIN symbols t ON t.file_id = m.file_id AND t.qualified_name = m.type_name
                UNION
                SELECT r.id, t.id, t.file_id, t.qualified_name
                FROM related r
                JOIN "references" x ON {step}
                                   AND x.reference_type IN ('extends', 'implements')
                JOIN symbols t ON t.id = {next}
            )
            SELECT a.id, m.id, m.file_id, f.path, m.qualified_name, m.kind, m.line_start
            FROM related r
            JOIN method a ON a.id = r.id
            JOIN symbols m ON m.file_id = r.file_id AND m.name = a.name AND m.id <> a.id
                          AND substring(m.qualified_name FROM '^(.*)#') = r.qualified_name AND {inherited}
                          AND coalesce(jsonb_array_length(m.metadata -> 'parameters'), 0) = a.parameters
            JOIN indexed_files f ON f.id = m.file_id
            ORDER BY f.path COLLATE "C", m.line_start
            LIMIT :limit
            """.replace("{inherited}", """
            m.kind = 'method' AND coalesce(m.metadata ->> 'kind', '') <> 'constructor'
                      AND NOT coalesce(jsonb_exists_any(m.metadata -> 'modifiers', '{static,private}'), false)""");
    private static final String OVERRIDDEN = FAMILY
            .replace("{step}", "x.source_file_id = r.file_id AND x.source_symbol_id = r.type_id")
            .replace("{next}", "x.target_symbol_id");
    private static final String OVERRIDING = FAMILY
            .replace("{step}", "x.target_symbol_id = r.type_id")
            .replace("{next}", "x.source_symbol_id");

    private final JdbcClient jdbc;

    public ImpactQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /**
     * A place in the code.
     *
     * @param symbol null at the top level of the file
     * @param kind of the symbol; null at the top level
     * @param line at which the symbol is declared; of the first use at the top level
     */
    public record Place(
            @Nullable UUID symbol,
            UUID file,
            String path,
            @Nullable String qualifiedName,
            @Nullable String kind,
            int line) {}

    /**
     * A place that uses a symbol.
     *
     * @param types of the references, sorted
     * @param guessed whether the symbol is the target of all of them by its name alone
     */
    public record Use(UUID target, Place place, List<String> types, boolean guessed, long count) {
        public Use {
            types = List.copyOf(types);
        }
    }

    /**
     * Two methods, one of which overrides or implements the other.
     *
     * @param method the one that was asked about
     */
    public record Overriding(UUID method, Place other) {}

    /** Who uses any of the symbols, by path and line. */
    public List<Use> uses(Collection<UUID> symbols, int limit) {
        return jdbc.sql(USES)
                .param("symbols", QueryClient.uuids(symbols))
                .param("limit", limit)
                .query((row, _) -> new Use(
                        row.getObject(1, UUID.class),
                        new Place(row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getString(4),
                                row.getString(5), row.getString(6), row.getInt(7)),
                        List.of(row.getString(8).split(",")),
                        row.getBoolean(9),
                        row.getLong(10)))
                .list();
    }

    /** The files that import the file, by path. */
    public List<Use> importers(UUID file, int limit) {
        return jdbc.sql(IMPORTERS)
                .param("file", file)
                .param("limit", limit)
                .query((row, _) -> new Use(
                        row.getObject(1, UUID.class),
                        new Place(null, row.getObject(2, UUID.class), row.getString(3), null, null, 1),
                        List.of("import"),
                        false,
                        row.getLong(4)))
                .list();
    }

    public List<UUID> declaredIn(UUID file) {
        return jdbc.sql(DECLARED_IN).param("file", file).query(UUID.class).list();
    }

    /** The members of the symbols that are types, and theirs. */
    public List<UUID> members(Collection<UUID> symbols) {
        return jdbc.sql(MEMBERS).param("symbols", QueryClient.uuids(symbols)).query(UUID.class).list();
    }

    /** The methods of supertypes that these methods override or implement. */
    public List<Overriding> overridden(Collection<UUID> methods, int limit) {
        return family(OVERRIDDEN, methods, limit);
    }

    /** The methods of subtypes that override or implement these methods. */
    public List<Overriding> overriding(Collection<UUID> methods, int limit) {
        return family(OVERRIDING, methods, limit);
    }

    private List<Overriding> family(String sql, Collection<UUID> methods, int limit) {
        return jdbc.sql(sql)
                .param("symbols", QueryClient.uuids(methods))
                .param("limit", limit)
                .query((row, _) -> new Overriding(row.getObject(1, UUID.class), place(row)))
                .list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getString(4), row.getString(5),
                row.getString(6), row.getInt(7));
    }
}

package dev.kotadb.schema.query;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what uses symbols and files, by the places that use them. */
public final class ImpactQueries {
    private static final String USES = """
            SELECT x.{target}, x.source_symbol_id, x.source_file_id, x.repository_id, f.path, s.qualified_name, s.kind,
                   coalesce(s.line_start, min(x.line_number)) AS line,
                   string_agg(DISTINCT x.reference_type, ',' ORDER BY x.reference_type) AS types,
                   bool_and(x.resolution = 'heuristic') AS guessed, count(*) AS uses
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            WHERE x.{target} = ANY (:symbols) AND x.repository_id = ANY (:repositories)
            GROUP BY x.{target}, x.source_symbol_id, x.source_file_id, x.repository_id, f.path, s.qualified_name, s.kind, s.line_start
            ORDER BY array_position(:repositories, x.repository_id), f.path COLLATE "C", line, s.qualified_name COLLATE "C"
            LIMIT :limit
            """;
    private static final String USES_OF_SYMBOLS = USES.replace("{target}", "target_symbol_id");
    private static final String USES_OF_EXTERNALS = USES.replace("{target}", "external_symbol_id");
    private static final String IMPORTERS = """
            SELECT d.to_file_id, d.from_file_id, d.repository_id, f.path, coalesce((d.metadata ->> 'count')::bigint, 1)
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

    private final JdbcClient jdbc;
    private final Repositories repositories;

    /** @param repositories those whose rows count */
    public ImpactQueries(Snapshot snapshot, Repositories repositories) {
        this.jdbc = snapshot.jdbc();
        this.repositories = repositories;
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
            String repository,
            String path,
            @Nullable String qualifiedName,
            @Nullable String kind,
            int line) {}

    /**
     * A place that uses a symbol.
     *
     * @param target what is used: a symbol or file of the index, or a {@link Long} of one that is declared elsewhere
     * @param types of the references, sorted
     * @param guessed whether the symbol is the target of all of them by its name alone
     */
    public record Use(Object target, Place place, List<String> types, boolean guessed, long count) {
        public Use {
            types = List.copyOf(types);
        }
    }

    /** Who uses any of the symbols, by repository, path and line. */
    public List<Use> uses(Collection<UUID> symbols, int limit) {
        return uses(USES_OF_SYMBOLS, QueryClient.uuids(symbols), limit);
    }

    /** Who uses any of the symbols that are declared elsewhere. */
    public List<Use> usesOfExternals(Collection<Long> symbols, int limit) {
        return symbols.isEmpty() ? List.of() : uses(USES_OF_EXTERNALS, symbols.toArray(Long[]::new), limit);
    }

    private List<Use> uses(String sql, Object symbols, int limit) {
        return jdbc.sql(sql)
                .param("symbols", symbols)
                .param("repositories", QueryClient.uuids(repositories.ids()))
                .param("limit", limit)
                .query((row, _) -> new Use(
                        row.getObject(1),
                        new Place(row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                                repositories.nameOf(row.getObject(4, UUID.class)), row.getString(5), row.getString(6),
                                row.getString(7), row.getInt(8)),
                        List.of(row.getString(9).split(",")),
                        row.getBoolean(10),
                        row.getLong(11)))
                .list();
    }

    /** The files that import the file, by path. */
    public List<Use> importers(UUID file, int limit) {
        return jdbc.sql(IMPORTERS)
                .param("file", file)
                .param("limit", limit)
                .query((row, _) -> new Use(
                        row.getObject(1),
                        new Place(null, row.getObject(2, UUID.class), repositories.nameOf(row.getObject(3, UUID.class)),
                                row.getString(4), null, null, 1),
                        List.of("import"),
                        false,
                        row.getLong(5)))
                .list();
    }

    public List<UUID> declaredIn(UUID file) {
        return jdbc.sql(DECLARED_IN).param("file", file).query(UUID.class).list();
    }

    /** The members of the symbols that are types, and theirs. */
    public List<UUID> members(Collection<UUID> symbols) {
        return jdbc.sql(MEMBERS).param("symbols", QueryClient.uuids(symbols)).query(UUID.class).list();
    }
}

package dev.kotadb.schema.query;

import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.ImpactQueries.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds which methods override which: in a repository by its graph, across repositories by what their types extend. */
public final class OverridingQueries {
    private static final String PLACE =
            "m.id, m.file_id, m.repository_id, f.path, m.qualified_name, m.kind, m.line_start";
    private static final String EXTERNAL = "e.id, e.scheme, e.package_name, e.version, e.qualified_name, e.name";
    private static final String ORDER = """
            ORDER BY array_position(:repositories, m.repository_id), f.path COLLATE "C", m.line_start, m.qualified_name COLLATE "C"
            LIMIT :limit
            """;

    // Nearly every call of a method of Object may run any class's, which says nothing.
    private static final String OVERRIDDEN = """
            WITH RECURSIVE up AS (
                SELECT d.from_symbol_id AS method, d.to_symbol_id AS symbol, d.to_external_symbol_id AS external
                FROM dependency_graph d
                WHERE d.from_symbol_id = ANY (:symbols) AND d.dependency_type = 'overrides'
                UNION
                SELECT u.method, d.to_symbol_id, d.to_external_symbol_id
                FROM up u JOIN dependency_graph d ON d.from_symbol_id = u.symbol AND d.dependency_type = 'overrides'
            )
            SELECT u.method, %s, %s
            FROM up u
            LEFT JOIN symbols m ON m.id = u.symbol
            LEFT JOIN indexed_files f ON f.id = m.file_id
            LEFT JOIN external_symbols e ON e.id = u.external
            WHERE u.symbol IS DISTINCT FROM u.method
              AND coalesce(m.qualified_name, e.qualified_name) NOT LIKE 'java.lang.Object#%%'
            """.formatted(PLACE, EXTERNAL)
            + ORDER.replace("LIMIT", ", e.qualified_name COLLATE \"C\"\nLIMIT");
    private static final String OVERRIDING = """
            WITH RECURSIVE down AS (
                SELECT d.to_symbol_id AS symbol, d.to_external_symbol_id AS external, d.from_symbol_id AS method
                FROM dependency_graph d
                WHERE d.to_symbol_id = ANY (:symbols) AND d.dependency_type = 'overrides'
                UNION
                SELECT d.to_symbol_id, d.to_external_symbol_id, d.from_symbol_id
                FROM dependency_graph d
                WHERE d.to_external_symbol_id = ANY (:externals) AND d.repository_id = ANY (:repositories)
                UNION
                SELECT o.symbol, o.external, d.from_symbol_id
                FROM down o JOIN dependency_graph d ON d.to_symbol_id = o.method AND d.dependency_type = 'overrides'
            )
            SELECT coalesce(o.symbol::text, o.external::text), %s
            FROM down o
            JOIN symbols m ON m.id = o.method
            JOIN indexed_files f ON f.id = m.file_id
            WHERE o.symbol IS DISTINCT FROM o.method
            """.formatted(PLACE) + ORDER;

    private static final String METHODS = """
            WITH RECURSIVE method AS (
                SELECT m.id, m.name, {parameters} AS parameters, t.id AS type_id
                FROM symbols m
                JOIN symbols t ON t.file_id = m.file_id AND t.qualified_name = substring(m.qualified_name FROM '^(.*)#')
                WHERE m.id = ANY (:symbols) AND {inherited}
            ),
            """.replace("{inherited}", """
            m.kind = 'method' AND coalesce(m.metadata ->> 'kind', '') <> 'constructor'
                      AND NOT coalesce(jsonb_exists_any(m.metadata -> 'modifiers', '{static,private}'), false)""");

    /** Of a language that tells overloads apart; otherwise null. */
    private static final String PARAMETERS = """
            CASE WHEN m.qualified_name LIKE '%)' THEN coalesce(jsonb_array_length(m.metadata -> 'parameters'), 0) END""";

    private static final String SUBTYPES = METHODS.replace("{parameters}", PARAMETERS) + """
            below AS (
                SELECT id AS method, type_id FROM method
                UNION
                SELECT b.method, x.source_symbol_id
                FROM below b
                JOIN "references" x ON x.target_symbol_id = b.type_id AND x.reference_type IN ('extends', 'implements')
                                   AND x.source_symbol_id IS NOT NULL
            )
            SELECT b.type_id, m.id, m.name, m.parameters FROM below b JOIN method m ON m.id = b.method LIMIT :limit
            """;
    private static final String HEIRS = """
            WITH RECURSIVE heir AS (
                SELECT x.external_symbol_id AS external, x.source_symbol_id AS type_id
                FROM "references" x
                WHERE x.external_symbol_id = ANY (:externals) AND x.repository_id = ANY (:repositories)
                  AND x.reference_type IN ('extends', 'implements') AND x.source_symbol_id IS NOT NULL
                UNION
                SELECT h.external, x.source_symbol_id
                FROM heir h
                JOIN "references" x ON x.target_symbol_id = h.type_id AND x.reference_type IN ('extends', 'implements')
                                   AND x.source_symbol_id IS NOT NULL
            )
            SELECT h.external, m.name, {parameters}, {place}
            FROM heir h
            JOIN symbols t ON t.id = h.type_id
            JOIN symbols m ON m.file_id = t.file_id AND m.name = ANY (:names)
                          AND substring(m.qualified_name FROM '^(.*)#') = t.qualified_name AND m.kind = 'method'
            JOIN indexed_files f ON f.id = m.file_id
            """.replace("{parameters}", PARAMETERS).replace("{place}", PLACE) + ORDER;

    // Per type, not per method, and both kinds of supertypes at once: each type's references are read once.
    private static final String SUPERTYPES = METHODS.replace("{parameters}", PARAMETERS) + """
            above AS (
                SELECT DISTINCT type_id AS below, type_id, cast(NULL AS bigint) AS external FROM method
                UNION
                SELECT a.below, x.target_symbol_id, x.external_symbol_id
                FROM above a
                JOIN symbols t ON t.id = a.type_id
                JOIN "references" x ON x.source_file_id = t.file_id AND x.source_symbol_id = a.type_id
                                   AND x.reference_type IN ('extends', 'implements')
            )
            SELECT DISTINCT m.id, m.name, m.parameters, {external}
            FROM above a
            JOIN external_symbols e ON e.id = a.external
            JOIN method m ON m.type_id = a.below
            WHERE e.scheme <> 'jdk'
            ORDER BY e.qualified_name, m.id LIMIT :limit
            """.replace("{external}", EXTERNAL);
    private static final String INHERITED = """
            WITH RECURSIVE above AS (
                SELECT cast(:type AS uuid) AS type_id
                UNION
                SELECT x.target_symbol_id
                FROM above a
                JOIN symbols t ON t.id = a.type_id
                JOIN "references" x ON x.source_file_id = t.file_id AND x.source_symbol_id = a.type_id
                                   AND x.reference_type IN ('extends', 'implements') AND x.target_symbol_id IS NOT NULL
            )
            SELECT m.name, {parameters}, {place}
            FROM above a
            JOIN symbols t ON t.id = a.type_id
            JOIN symbols m ON m.file_id = t.file_id AND m.name = ANY (:names)
                          AND substring(m.qualified_name FROM '^(.*)#') = t.qualified_name AND m.kind IN ('method', 'property')
            JOIN indexed_files f ON f.id = m.file_id
            """.replace("{parameters}", PARAMETERS).replace("{place}", PLACE) + ORDER;

    private final JdbcClient jdbc;
    private final Repositories repositories;

    /** @param repositories those whose rows count */
    public OverridingQueries(Snapshot snapshot, Repositories repositories) {
        this.jdbc = snapshot.jdbc();
        this.repositories = repositories;
    }

    /**
     * What a method overrides or implements.
     *
     * @param method the one that was asked about
     * @param declared what it overrides in its own repository; null if {@code external} is not
     */
    public record Overridden(UUID method, @Nullable Place declared, @Nullable ExternalHit external) {}

    /** A method that overrides another one. @param declared the one that was asked about: a symbol's id, or an external one's */
    public record Overriding(String declared, Place method) {}

    /**
     * A method by which others may be found that override it.
     *
     * @param parameters how many it has; null if the language does not tell overloads apart
     */
    public record Signature(String name, @Nullable Integer parameters) {
        /** Whether a method with the other's signature may override one with this. */
        public boolean fits(Signature other) {
            return name.equals(other.name)
                    && (parameters == null || other.parameters == null || parameters.equals(other.parameters));
        }
    }

    /** A method, and its type or a subtype of it. */
    public record Inherited(UUID type, UUID method, Signature signature) {}

    /** A method of a type that extends one from elsewhere. */
    public record Heir(long external, Signature signature, Place method) {}

    /** A method whose type extends one from elsewhere. */
    public record Descendant(UUID method, Signature signature, ExternalHit supertype) {}

    /** A method and its signature. */
    public record Member(Signature signature, Place method) {}

    /** All that these methods override, directly or through others; methods of {@code java.lang.Object} aside. */
    public List<Overridden> overridden(Collection<UUID> methods, int limit) {
        return statement(OVERRIDDEN, limit).param("symbols", QueryClient.uuids(methods))
                .query((row, _) -> new Overridden(
                        row.getObject(1, UUID.class),
                        row.getObject(2) == null ? null : place(row, 2),
                        row.getObject(9) == null ? null : external(row, 9)))
                .list();
    }

    /** All methods that override these, directly or through others. */
    public List<Overriding> overriding(Collection<UUID> methods, Collection<Long> externals, int limit) {
        return statement(OVERRIDING, limit)
                .param("symbols", QueryClient.uuids(methods))
                .param("externals", externals.toArray(Long[]::new))
                .query((row, _) -> new Overriding(row.getString(1), place(row, 2)))
                .list();
    }

    /** The types of these methods and all that extend them, each of which others may extend. */
    public List<Inherited> subtypes(Collection<UUID> methods, int limit) {
        return jdbc.sql(SUBTYPES).param("symbols", QueryClient.uuids(methods)).param("limit", limit)
                .query((row, _) -> new Inherited(row.getObject(1, UUID.class), row.getObject(2, UUID.class), signature(row, 3)))
                .list();
    }

    /** The methods of these names in types that extend one of these from elsewhere. */
    public List<Heir> heirs(Collection<Long> types, Collection<String> names, int limit) {
        return statement(HEIRS, limit)
                .param("externals", types.toArray(Long[]::new))
                .param("names", QueryClient.texts(names))
                .query((row, _) -> new Heir(row.getLong(1), signature(row, 2), place(row, 4)))
                .list();
    }

    /** The types from elsewhere that the types of these methods extend, those of the JDK aside, which the graph knows. */
    public List<Descendant> supertypes(Collection<UUID> methods, int limit) {
        return jdbc.sql(SUPERTYPES).param("symbols", QueryClient.uuids(methods)).param("limit", limit)
                .query((row, _) -> new Descendant(row.getObject(1, UUID.class), signature(row, 2), external(row, 4)))
                .list();
    }

    /** The methods of these names in a type and its supertypes. */
    public List<Member> members(UUID type, Collection<String> names, int limit) {
        return statement(INHERITED, limit).param("type", type).param("names", QueryClient.texts(names))
                .query((row, _) -> new Member(signature(row, 1), place(row, 3)))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, int limit) {
        return jdbc.sql(sql).param("repositories", QueryClient.uuids(repositories.ids())).param("limit", limit);
    }

    private static Signature signature(ResultSet row, int column) throws SQLException {
        return new Signature(row.getString(column), row.getObject(column + 1, Integer.class));
    }

    private Place place(ResultSet row, int column) throws SQLException {
        return new Place(
                row.getObject(column, UUID.class),
                row.getObject(column + 1, UUID.class),
                repositories.nameOf(row.getObject(column + 2, UUID.class)),
                row.getString(column + 3),
                row.getString(column + 4),
                row.getString(column + 5),
                row.getInt(column + 6));
    }

    private static ExternalHit external(ResultSet row, int column) throws SQLException {
        return new ExternalHit(row.getLong(column), row.getString(column + 1), row.getString(column + 2),
                row.getString(column + 3), row.getString(column + 4), row.getString(column + 5));
    }
}

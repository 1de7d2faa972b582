package dev.kotadb.schema.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the symbols declared elsewhere that the references of repositories mean. */
public final class ExternalQueries {
    // For a tenant, the policy asks for a visible reference or edge; this asks for one in the repositories of the question.
    private static final String KNOWN = """
            SELECT e.id, e.scheme, e.package_name, e.version, e.qualified_name, e.name
            FROM external_symbols e
            WHERE e.name = :name
              AND (EXISTS (SELECT FROM "references" x
                           WHERE x.external_symbol_id = e.id AND x.repository_id = ANY (:repositories)) {overridden})
            """;
    private static final String USED = KNOWN.replace("{overridden}", "");
    private static final String OVERRIDDEN_OR_USED = KNOWN.replace("{overridden}", """
            OR EXISTS (SELECT FROM dependency_graph d
                       WHERE d.to_external_symbol_id = e.id AND d.repository_id = ANY (:repositories))""");
    private static final String ORDER = """
            ORDER BY e.qualified_name COLLATE "C", e.scheme, e.package_name COLLATE "C", e.version COLLATE "C", e.id
            LIMIT :limit
            """;
    private static final String NAMED = USED + ORDER;
    private static final String EQUAL = USED + "AND e.qualified_name = :qualified " + ORDER;

    private static final String ANY = OVERRIDDEN_OR_USED.replace("e.name = :name", "e.name = ANY (:names) AND e.qualified_name = ANY (:qualified)")
            + ORDER;

    // As SymbolQueries finds symbols, and by the end of an import path.
    private static final String QUALIFIED = USED + """
            AND (e.qualified_name = :qualified
                 OR '.' || translate(e.qualified_name, '#/:', '...') LIKE '%.' || :end
                 OR '.' || translate(regexp_replace(e.qualified_name, '\\(.*$', ''), '#/:', '...') LIKE '%.' || :end)
            """ + ORDER;

    private final JdbcClient jdbc;

    public ExternalQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /**
     * A symbol declared elsewhere.
     *
     * @param scheme where its name comes from: jdk, maven, npm, node, python or go
     * @param packageName what provides it; null if not known
     * @param version of the package; null if not known
     */
    public record ExternalHit(
            long id,
            String scheme,
            @Nullable String packageName,
            @Nullable String version,
            String qualifiedName,
            String name) {}

    /** Those whose name, without packages, types and parameters, is this one. */
    public List<ExternalHit> named(String name, Repositories repositories, int limit) {
        return list(NAMED, repositories, limit, Map.of("name", name));
    }

    /** Those of exactly this qualified name. @param name the last part of it */
    public List<ExternalHit> equal(String name, String qualifiedName, Repositories repositories, int limit) {
        return list(EQUAL, repositories, limit, Map.of("name", name, "qualified", qualifiedName));
    }

    /** Those of any of these qualified names. @param names the last parts of them */
    public List<ExternalHit> any(Collection<String> names, Collection<String> qualifiedNames, Repositories repositories, int limit) {
        return list(ANY, repositories, limit,
                Map.of("names", QueryClient.texts(names), "qualified", QueryClient.texts(qualifiedNames)));
    }

    /** Those whose qualified name this is or ends with, with or without parameters. @param name the last part of it */
    public List<ExternalHit> qualified(String name, String qualifiedName, Repositories repositories, int limit) {
        String dotted = qualifiedName.replace("::", ".").replace('#', '.').replace('/', '.').replace(':', '.');
        return list(QUALIFIED, repositories, limit,
                Map.of("name", name, "qualified", qualifiedName, "end", QueryClient.like(dotted)));
    }

    private List<ExternalHit> list(String sql, Repositories repositories, int limit, Map<String, ?> more) {
        return jdbc.sql(sql)
                .param("repositories", QueryClient.uuids(repositories.ids()))
                .param("limit", limit)
                .params(more)
                .query((row, _) -> new ExternalHit(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)))
                .list();
    }
}

package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.index.staging.OutcomeReason;
import dev.kotadb.schema.index.staging.RunTables;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replaces the packages that a repository provides and depends on. Rows that stay the same are not written. Call all methods in the
 * publication's transaction, after its files.
 */
public final class PackagesTable {
    // CASE, because the planner would match all paths first.
    private static final String CHANGED = """
            SELECT EXISTS (SELECT FROM {plan}
                           WHERE CASE WHEN change IN ('added', 'modified', 'deleted') THEN path ~ :paths ELSE false END)
            """;
    private static final String PATHS = """
            SELECT path FROM {plan} WHERE change <> 'deleted' AND path ~ :paths ORDER BY path COLLATE "C"
            """;
    private static final String TEXT = """
            SELECT content FROM indexed_files WHERE repository_id = :repository AND path = :path AND content IS NOT NULL
            """;
    private static final String SET_PARTIAL = """
            UPDATE {plan} SET outcome = 'partial', stage = 'parse', reason_code = :code, reason = :reason
            WHERE path = :path AND outcome = 'indexed' AND change IN ('added', 'modified')
            """;

    private static final String NEW_PACKAGES = """
            unnest(:types::text[], :names::text[], :versions::text[], :manifests::text[], :metadata::jsonb[])
                AS n (package_type, name, version, manifest_path, metadata)
            """;
    private static final String SAME_PACKAGE = """
            p.repository_id = :repository AND p.package_type = n.package_type AND p.name = n.name
                AND p.manifest_path = n.manifest_path
            """;
    private static final List<String> PACKAGES = List.of(
            "DELETE FROM packages p WHERE p.repository_id = :repository AND NOT EXISTS (SELECT FROM " + NEW_PACKAGES + "WHERE "
                    + SAME_PACKAGE + ")",
            "UPDATE packages p SET version = n.version, metadata = n.metadata FROM " + NEW_PACKAGES + "WHERE " + SAME_PACKAGE
                    + " AND (p.version, p.metadata) IS DISTINCT FROM (n.version, n.metadata)",
            "INSERT INTO packages (repository_id, package_type, name, version, manifest_path, metadata)"
                    + " SELECT :repository, n.* FROM " + NEW_PACKAGES
                    + "WHERE NOT EXISTS (SELECT FROM packages p WHERE " + SAME_PACKAGE + ")");

    private static final String NEW_DEPENDENCIES = """
            unnest(:types::text[], :names::text[], :versions::text[], :metadata::jsonb[])
                AS n (dependency_type, name, version, metadata)
            """;
    private static final String SAME_DEPENDENCY = """
            d.repository_id = :repository AND d.dependency_type = n.dependency_type AND d.name = n.name
            """;
    private static final List<String> DEPENDENCIES = List.of(
            "DELETE FROM dependencies d WHERE d.repository_id = :repository AND NOT EXISTS (SELECT FROM " + NEW_DEPENDENCIES
                    + "WHERE " + SAME_DEPENDENCY + ")",
            "UPDATE dependencies d SET version = n.version, metadata = n.metadata FROM " + NEW_DEPENDENCIES + "WHERE "
                    + SAME_DEPENDENCY + " AND (d.version, d.metadata) IS DISTINCT FROM (n.version, n.metadata)",
            "INSERT INTO dependencies (repository_id, dependency_type, name, version, metadata)"
                    + " SELECT :repository, n.* FROM " + NEW_DEPENDENCIES
                    + "WHERE NOT EXISTS (SELECT FROM dependencies d WHERE " + SAME_DEPENDENCY + ")");

    private final JdbcClient jdbc;

    public PackagesTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A package that the repository provides. @param metadata JSON */
    public record Provided(String type, String name, @Nullable String version, String manifest, String metadata) {}

    /** A package that the repository depends on. @param metadata JSON */
    public record Dependency(String type, String name, @Nullable String version, String metadata) {}

    /** Whether the run adds, changes or deletes a file whose path matches. @param paths a regular expression */
    public boolean changed(RunTables run, String paths) {
        return jdbc.sql(run.sql(CHANGED)).param("paths", paths).query(Boolean.class).single();
    }

    /** The paths of the published index that match, sorted. @param paths a regular expression */
    public List<String> paths(RunTables run, String paths) {
        return jdbc.sql(run.sql(PATHS)).param("paths", paths).query(String.class).list();
    }

    /** A file's text; empty if it has none. */
    public Optional<String> text(UUID repository, String path) {
        return jdbc.sql(TEXT).param("repository", repository).param("path", path).query(String.class).optional();
    }

    /** Gives a file that the run reads, and of which nothing else is wrong, the outcome partial. */
    public void setPartial(RunTables run, String path, OutcomeReason code, String reason) {
        jdbc.sql(run.sql(SET_PARTIAL)).param("path", path).param("code", code.sqlName()).param("reason", reason).update();
    }

    /** @param provided no two with the same type, name and manifest */
    public void replaceProvided(UUID repository, List<Provided> provided) {
        for (String statement : PACKAGES) {
            jdbc.sql(statement).param("repository", repository)
                    .param("types", texts(provided, Provided::type))
                    .param("names", texts(provided, Provided::name))
                    .param("versions", texts(provided, Provided::version))
                    .param("manifests", texts(provided, Provided::manifest))
                    .param("metadata", texts(provided, Provided::metadata))
                    .update();
        }
    }

    /** @param dependencies no two with the same type and name */
    public void replaceDependencies(UUID repository, List<Dependency> dependencies) {
        for (String statement : DEPENDENCIES) {
            jdbc.sql(statement).param("repository", repository)
                    .param("types", texts(dependencies, Dependency::type))
                    .param("names", texts(dependencies, Dependency::name))
                    .param("versions", texts(dependencies, Dependency::version))
                    .param("metadata", texts(dependencies, Dependency::metadata))
                    .update();
        }
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}

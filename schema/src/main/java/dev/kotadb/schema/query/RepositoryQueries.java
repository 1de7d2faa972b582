package dev.kotadb.schema.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the list of repositories. */
public final class RepositoryQueries {
    private static final String ALL = """
            SELECT r.id, r.full_name, r.git_url, r.indexed_commit, r.last_indexed_at::text
            FROM repositories r
            ORDER BY r.full_name, r.id
            """;

    private final JdbcClient jdbc;

    public RepositoryQueries(Snapshot snapshot) {
        this.jdbc = snapshot.preparing();
    }

    /** @param lastIndexedAt null before the first publication */
    public record Repository(
            UUID id, String fullName, String gitUrl, @Nullable String indexedCommit, @Nullable String lastIndexedAt) {
        public boolean isIndexed() {
            return lastIndexedAt != null;
        }
    }

    public List<Repository> all() {
        return jdbc.sql(ALL)
                .query((row, _) -> new Repository(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }
}

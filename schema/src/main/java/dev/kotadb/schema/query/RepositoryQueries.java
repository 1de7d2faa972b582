package dev.kotadb.schema.query;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The repositories that have been named to the index. */
public final class RepositoryQueries {
    private static final String ALL = """
            SELECT r.id, r.full_name, r.git_url, r.indexed_commit, r.last_indexed_at::text
            FROM repositories r
            ORDER BY r.full_name, r.id
            """;

    private final Connection connection;

    public RepositoryQueries(Connection connection) {
        this.connection = connection;
    }

    /** @param lastIndexedAt null where nothing has been published yet */
    public record Repository(
            UUID id, String fullName, String gitUrl, @Nullable String indexedCommit, @Nullable String lastIndexedAt) {
        public boolean isIndexed() {
            return lastIndexedAt != null;
        }
    }

    public List<Repository> all() {
        return new Statement(ALL)
                .list(connection, row -> new Repository(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    }
}

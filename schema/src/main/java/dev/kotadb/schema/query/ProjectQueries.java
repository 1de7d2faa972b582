package dev.kotadb.schema.query;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which repositories a project consists of. */
public final class ProjectQueries {
    private static final String FIND = """
            SELECT p.id, p.name, array(SELECT m.repository_id FROM project_repositories m WHERE m.project_id = p.id)
            FROM projects p
            WHERE p.id::text = lower(:name) OR lower(p.name) = lower(:name)
            ORDER BY p.id::text = lower(:name) DESC, p.name = :name DESC, p.id
            """;

    private final JdbcClient jdbc;

    public ProjectQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /** @param repositories those that the viewer sees */
    public record Project(UUID id, String name, List<UUID> repositories) {
        public Project {
            repositories = List.copyOf(repositories);
        }
    }

    /** @param idOrName letter case is ignored; one with this very id or name comes first */
    public List<Project> find(String idOrName) {
        return jdbc.sql(FIND)
                .param("name", idOrName)
                .query((row, _) -> new Project(
                        row.getObject(1, UUID.class), row.getString(2), List.of((UUID[]) row.getArray(3).getArray())))
                .list();
    }
}

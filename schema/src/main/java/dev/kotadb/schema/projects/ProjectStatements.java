package dev.kotadb.schema.projects;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What can be done with projects in one transaction. What the viewer does not see is as if it did not exist. */
public final class ProjectStatements {
    private static final String SELECT = """
            SELECT p.id, p.user_id, p.org_id, p.name, p.description, p.created_at, p.updated_at, p.metadata::text,
                   (SELECT count(*) FROM project_repositories m WHERE m.project_id = p.id) AS repository_count
            FROM projects p
            """;
    private static final String ALL = SELECT + "ORDER BY lower(p.name), p.id LIMIT :limit";
    private static final String BY_ID = SELECT + "WHERE p.id = :id";
    private static final String BY_NAME = SELECT + "WHERE lower(p.name) = lower(:name) ORDER BY p.name = :name DESC, p.id";
    private static final String INSERT = """
            INSERT INTO projects (user_id, org_id, name, description) VALUES (:user, :organization, :name, :description)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE projects SET name = coalesce(:name, name), updated_at = now(),
                                description = CASE WHEN :describe THEN :description ELSE description END
            WHERE id = :id
            """;
    private static final String DELETE = "DELETE FROM projects WHERE id = :id";
    private static final String REPOSITORIES = """
            SELECT r.id, r.full_name, r.git_url, r.default_branch, r.created_at, r.updated_at
            FROM project_repositories m JOIN repositories r ON r.id = m.repository_id
            WHERE m.project_id = :project
            ORDER BY r.full_name, r.id
            """;
    private static final String NAMED_REPOSITORIES = """
            SELECT r.id, r.full_name, r.git_url, r.default_branch, r.created_at, r.updated_at
            FROM repositories r
            WHERE r.full_name = :name OR r.id::text = :name OR right(r.full_name, length(:name) + 1) = '/' || :name
            ORDER BY r.full_name, r.id
            """;
    private static final String VISIBLE = "SELECT id FROM repositories WHERE id = ANY (:ids)";
    private static final String MEMBERS = """
            SELECT r.id, r.last_indexed_at IS NULL OR r.last_indexed_at < now() - make_interval(secs => :age) AS stale
            FROM repositories r WHERE EXISTS (SELECT FROM project_repositories m WHERE m.repository_id = r.id)
            ORDER BY r.last_indexed_at NULLS FIRST, r.id
            """;
    private static final String ADD = """
            INSERT INTO project_repositories (project_id, repository_id) SELECT :project, unnest(:ids) ON CONFLICT DO NOTHING
            """;
    private static final String REMOVE = "DELETE FROM project_repositories WHERE project_id = :project AND repository_id = ANY (:ids)";

    private final JdbcClient jdbc;

    ProjectStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    public List<ProjectRow> list(int limit) {
        return jdbc.sql(ALL).param("limit", limit).query(ProjectRow.class).list();
    }

    public Optional<ProjectRow> find(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(ProjectRow.class).optional();
    }

    /** Of all owners, ignoring letter case; one with this very name comes first. */
    public List<ProjectRow> named(String name) {
        return jdbc.sql(BY_NAME).param("name", name).query(ProjectRow.class).list();
    }

    /**
     * Creates an empty project of a user or an organization; the other id is null.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the owner has one of this name
     */
    public UUID create(@Nullable UUID user, @Nullable UUID organization, String name, @Nullable String description) {
        return jdbc.sql(INSERT).param("user", user).param("organization", organization).param("name", name)
                .param("description", description).query(UUID.class).single();
    }

    /** Which values of a project are to change. @param name null to keep it @param describe whether to set the description */
    public record Change(@Nullable String name, boolean describe, @Nullable String description) {}

    /**
     * Changes a project.
     *
     * @return whether the viewer may
     * @throws org.springframework.dao.DuplicateKeyException if the owner has another one of this name
     */
    public boolean update(UUID id, Change change) {
        return jdbc.sql(UPDATE).param("id", id).param("name", change.name).param("describe", change.describe)
                .param("description", change.description).update() > 0;
    }

    /** @return whether the viewer may */
    public boolean delete(UUID id) {
        return jdbc.sql(DELETE).param("id", id).update() > 0;
    }

    /** Those that the viewer sees, by name. */
    public List<ProjectRepository> repositories(UUID project) {
        return jdbc.sql(REPOSITORIES).param("project", project).query(ProjectRepository.class).list();
    }

    /** Those that the viewer sees. @param name a full name, the last part of one, or an id */
    public List<ProjectRepository> repositoriesNamed(String name) {
        return jdbc.sql(NAMED_REPOSITORIES).param("name", name).query(ProjectRepository.class).list();
    }

    /** Which of these repositories the viewer sees. */
    public List<UUID> visible(Collection<UUID> repositories) {
        return jdbc.sql(VISIBLE).param("ids", ids(repositories)).query(UUID.class).list();
    }

    /** A repository that is in any project. @param stale whether its index is older than wanted, or missing */
    public record Member(UUID id, boolean stale) {}

    /** Those of all projects, the oldest index first. */
    public List<Member> members(Duration age) {
        return jdbc.sql(MEMBERS).param("age", age.toSeconds()).query(Member.class).list();
    }

    /** Adds repositories that the viewer sees; those that are in the project stay. */
    public void add(UUID project, Collection<UUID> repositories) {
        jdbc.sql(ADD).param("project", project).param("ids", ids(repositories)).update();
    }

    /** @return how many were removed */
    public int remove(UUID project, Collection<UUID> repositories) {
        return jdbc.sql(REMOVE).param("project", project).param("ids", ids(repositories)).update();
    }

    private static SqlArrayValue ids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }
}

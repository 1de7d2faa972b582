package dev.kotadb.schema.index.repository;

import dev.kotadb.schema.index.NameBasedIds;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes repositories, each of which a user or an organization owns. */
public final class RepositoriesTable {
    /** The user that owns the repositories that are indexed from the command line. */
    public static final UUID LOCAL_USER = new UUID(0x0000_0000_0000_8000L, 0x8000_0000_0000_0001L);

    private static final String ENSURE_LOCAL_USER = """
            INSERT INTO auth.users (id, email) VALUES (:id, 'local@kota.invalid') ON CONFLICT DO NOTHING
            """;
    private static final String ENSURE = """
            INSERT INTO repositories (id, user_id, org_id, full_name, git_url)
            VALUES (:id, :user, :organization, :fullName, :gitUrl)
            ON CONFLICT DO NOTHING
            """;
    private static final String ORGANIZATION = """
            SELECT id FROM organizations WHERE slug = :organization OR id::text = :organization
            ORDER BY slug = :organization DESC LIMIT 1
            """;
    private static final String SELECT = """
            SELECT id, full_name, git_url, default_branch, indexed_commit, installation_id
            FROM repositories
            """;
    private static final String OF_OWNER = "WHERE (user_id = :owner OR org_id = :owner) AND full_name = :fullName";
    private static final String SET_SOURCE = """
            UPDATE repositories
            SET git_url = :gitUrl, default_branch = coalesce(:defaultBranch, default_branch), updated_at = now()
            WHERE id = :id
              AND (git_url, default_branch) IS DISTINCT FROM (:gitUrl, coalesce(:defaultBranch, default_branch))
            """;
    private static final String SET_INDEXED = """
            UPDATE repositories
            SET indexed_commit = :commit, last_indexed_at = now(), updated_at = now()
            WHERE id = :id
            """;

    // The counts of the last publication are those of this time, too; see IndexJobsTable#lastCounts.
    private static final String SET_UNCHANGED = """
            WITH counted AS (
                UPDATE index_jobs j SET stats = j.stats || jsonb_build_object('indexed_at', now())
                FROM repositories r
                WHERE r.id = :id AND j.repository_id = r.id
                  AND cast(j.stats ->> 'indexed_at' AS timestamptz) = r.last_indexed_at)
            """ + SET_INDEXED;

    private static final String SET_PUSHED = """
            UPDATE repositories
            SET last_push_at = now(), installation_id = coalesce(:installation, installation_id), updated_at = now()
            WHERE id = :id
            """;

    private final JdbcClient jdbc;

    public RepositoriesTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The owner of a repository: a user or an organization; the other one is null. */
    public record Owner(@Nullable UUID user, @Nullable UUID organization) {
        public Owner {
            if ((user == null) == (organization == null)) {
                throw new IllegalArgumentException("a repository has one owner");
            }
        }

        UUID id() {
            return user != null ? user : Objects.requireNonNull(organization);
        }
    }

    /** A repository, for jobs. */
    public record RepositoryRow(
            UUID id,
            String fullName,
            String gitUrl,
            String defaultBranch,
            @Nullable String indexedCommit,
            @Nullable Long installationId) {
        /** The installation of the GitHub App that reaches the repository, if any. */
        public OptionalLong installation() {
            return installationId == null ? OptionalLong.empty() : OptionalLong.of(installationId);
        }
    }

    public Optional<RepositoryRow> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(RepositoryRow.class).optional();
    }

    /** The repositories of all owners that have this name. */
    public List<RepositoryRow> named(String fullName) {
        return jdbc.sql(SELECT + "WHERE full_name = :fullName ORDER BY id").param("fullName", fullName)
                .query(RepositoryRow.class).list();
    }

    /** Returns the local user's repository of this name; creates it if there is none. */
    public RepositoryRow ensureLocal(String fullName, String gitUrl) {
        ensureLocalUser();
        return ensure(new Owner(LOCAL_USER, null), fullName, gitUrl);
    }

    /** Creates the local user if it does not exist. */
    public void ensureLocalUser() {
        jdbc.sql(ENSURE_LOCAL_USER).param("id", LOCAL_USER).update();
    }

    /** The local user's repository of this name. */
    public Optional<RepositoryRow> findLocal(String fullName) {
        return jdbc.sql(SELECT + OF_OWNER).param("owner", LOCAL_USER).param("fullName", fullName)
                .query(RepositoryRow.class).optional();
    }

    /** Returns the owner's repository of this name; creates it if there is none. */
    public RepositoryRow ensure(Owner owner, String fullName, String gitUrl) {
        UUID id = NameBasedIds.repository(owner.id(), fullName);
        jdbc.sql(ENSURE).param("id", id).param("user", owner.user()).param("organization", owner.organization())
                .param("fullName", fullName).param("gitUrl", gitUrl).update();
        return jdbc.sql(SELECT + OF_OWNER)
                .param("owner", owner.id()).param("fullName", fullName).query(RepositoryRow.class).single();
    }

    /** The id of an organization, by its slug or id. */
    public Optional<UUID> findOrganization(String slugOrId) {
        return jdbc.sql(ORGANIZATION).param("organization", slugOrId).query(UUID.class).optional();
    }

    /**
     * Records the repository's current url and default branch. The caller holds its lock.
     *
     * @param defaultBranch null to keep the recorded one
     */
    public void setSource(UUID id, String gitUrl, @Nullable String defaultBranch) {
        jdbc.sql(SET_SOURCE).param("id", id).param("gitUrl", gitUrl).param("defaultBranch", defaultBranch).update();
    }

    /**
     * Records that the repository was pushed to.
     *
     * @param installation of the GitHub App that reaches it; null to keep the recorded one
     */
    public void setPushed(UUID id, @Nullable Long installation) {
        jdbc.sql(SET_PUSHED).param("id", id).param("installation", installation, Types.BIGINT).update();
    }

    public void setIndexed(UUID id, @Nullable String commit) {
        jdbc.sql(SET_INDEXED).param("id", id).param("commit", commit).update();
    }

    /** As {@link #setIndexed}, by a run that had nothing to publish. */
    public void setUnchanged(UUID id, @Nullable String commit) {
        jdbc.sql(SET_UNCHANGED).param("id", id).param("commit", commit).update();
    }
}

package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.projects.ProjectRepository;
import dev.kotadb.schema.projects.ProjectRow;
import dev.kotadb.schema.projects.ProjectStatements;
import dev.kotadb.schema.projects.ProjectStatements.Change;
import dev.kotadb.schema.projects.ProjectsTable;
import dev.kotadb.schema.query.JsonText;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Groups of repositories, as the viewer sees them. */
public final class ProjectAnswers {
    private static final int MOST_REPOSITORIES = 1_000;
    private static final int LONGEST_NAME = 255;
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final ProjectsTable projects;
    private final RepositoriesTable repositories;
    private final ApiKeysTable keys;

    public ProjectAnswers(DataSource dataSource) {
        this.projects = new ProjectsTable(dataSource);
        this.repositories = new RepositoriesTable(dataSource);
        this.keys = new ApiKeysTable(dataSource);
    }

    /**
     * What a project is to be.
     *
     * @param name null to keep it
     * @param describe whether to set the description
     * @param repositoryIds all that are to be in it; null to keep those that are
     */
    public record Wanted(
            @Nullable String name, boolean describe, @Nullable String description, @Nullable List<String> repositoryIds) {
        public Wanted {
            if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
                throw Problem.badRequest("The name of a project has 1 to " + LONGEST_NAME + " characters");
            }
            repositoryIds = repositoryIds == null ? null : List.copyOf(repositoryIds);
        }
    }

    /** Creates a project of the viewer's; its id. @param wanted has a name */
    public UUID create(Viewer viewer, Wanted wanted) {
        Set<UUID> wantedIds = ids(wanted.repositoryIds == null ? List.of() : wanted.repositoryIds);
        if (viewer instanceof Viewer.Owner) {
            repositories.ensureLocalUser();
        }
        return as(viewer, user -> statements -> {
            UUID owner = user == null ? RepositoriesTable.LOCAL_USER : user;
            UUID id = statements.create(owner, null, String.valueOf(wanted.name), wanted.description);
            add(statements, id, wantedIds);
            return id;
        });
    }

    /** By name, with {@code repository_count}. */
    public Body list(Viewer viewer, Page page) {
        List<ProjectRow> rows = as(viewer, user -> statements -> statements.list(page.needed()));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("projects", page.of(rows).stream().map(ProjectAnswers::fields).toList());
        page.addNext(fields, rows.size());
        return Body.of(fields);
    }

    /** One with its repositories. @param idOrName letter case of names is ignored */
    public Body one(Viewer viewer, String idOrName) {
        return as(viewer, user -> statements -> {
            ProjectRow row = find(statements, idOrName);
            Map<String, @Nullable Object> fields = fields(row);
            fields.put("repositories", statements.repositories(row.id()).stream().map(ProjectAnswers::fields).toList());
            return Body.of(fields);
        });
    }

    public void update(Viewer viewer, String idOrName, Wanted wanted) {
        Set<UUID> wantedIds = ids(wanted.repositoryIds == null ? List.of() : wanted.repositoryIds);
        as(viewer, user -> statements -> {
            UUID id = find(statements, idOrName).id();
            permitted(statements.update(id, new Change(wanted.name, wanted.describe, wanted.description)));
            if (wanted.repositoryIds != null) {
                Set<UUID> gone = new HashSet<>(statements.repositories(id).stream().map(ProjectRepository::id).toList());
                gone.removeAll(wantedIds);
                statements.remove(id, gone);
                add(statements, id, wantedIds);
            }
            return id;
        });
    }

    public void delete(Viewer viewer, String idOrName) {
        as(viewer, user -> statements -> {
            UUID id = find(statements, idOrName).id();
            permitted(statements.delete(id));
            return id;
        });
    }

    /** A repository that is in the project stays. */
    public void add(Viewer viewer, String idOrName, String repositoryId) {
        Set<UUID> wanted = ids(List.of(repositoryId));
        as(viewer, user -> statements -> {
            UUID id = find(statements, idOrName).id();
            add(statements, id, wanted);
            return id;
        });
    }

    /** A repository that is not in the project stays out of it. */
    public void remove(Viewer viewer, String idOrName, String repositoryId) {
        Set<UUID> unwanted = ids(List.of(repositoryId));
        as(viewer, user -> statements -> {
            UUID id = find(statements, idOrName).id();
            boolean inIt = statements.repositories(id).stream().anyMatch(each -> unwanted.contains(each.id()));
            permitted(statements.remove(id, unwanted) > 0 || !inIt);
            return id;
        });
    }

    private <T> T as(Viewer viewer, Function<@Nullable UUID, Function<ProjectStatements, T>> work) {
        UUID user = switch (viewer) {
            case Viewer.Owner owner -> null;
            case Viewer.User named -> keys.findUser(named.name()).orElseThrow(() -> Problem.notFound("The user does not exist"));
        };
        try {
            return projects.as(user, work.apply(user));
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("There is a project of this name");
        }
    }

    private static void permitted(boolean done) {
        if (!done) {
            throw Problem.forbidden("Only owners and admins of the organization may change the project");
        }
    }

    private static ProjectRow find(ProjectStatements statements, String idOrName) {
        if (ID.matcher(idOrName).matches()) {
            return statements.find(UUID.fromString(idOrName)).orElseThrow(() -> Problem.notFound("Project not found"));
        }
        List<ProjectRow> named = statements.named(SafeText.checked("The project's name", idOrName));
        List<ProjectRow> exact = named.stream().filter(each -> each.name().equals(idOrName)).toList();
        List<ProjectRow> chosen = exact.isEmpty() ? named : exact;
        return switch (chosen.size()) {
            case 0 -> throw Problem.notFound("Project not found");
            case 1 -> chosen.getFirst();
            default -> throw Problem.ambiguous("Several projects are called " + idOrName,
                    chosen.stream().map(each -> each.id().toString()).toList());
        };
    }

    private static void add(ProjectStatements statements, UUID project, Set<UUID> wanted) {
        Set<UUID> hidden = new LinkedHashSet<>(wanted);
        hidden.removeAll(statements.visible(wanted));
        if (!hidden.isEmpty()) {
            throw Problem.notFound("Repository not found: " + hidden.iterator().next());
        }
        statements.add(project, wanted);
    }

    private static Set<UUID> ids(Collection<String> texts) {
        if (texts.size() > MOST_REPOSITORIES) {
            throw Problem.badRequest("A project has at most " + MOST_REPOSITORIES + " repositories");
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (String text : texts) {
            if (!ID.matcher(text).matches()) {
                throw Problem.badRequest("Not the id of a repository: " + SafeText.shortened(text));
            }
            ids.add(UUID.fromString(text));
        }
        return ids;
    }

    private static Map<String, @Nullable Object> fields(ProjectRow row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", row.id());
        fields.put("user_id", row.userId());
        fields.put("org_id", row.orgId());
        fields.put("name", row.name());
        fields.put("description", row.description());
        fields.put("created_at", row.createdAt().toInstant());
        fields.put("updated_at", row.updatedAt().toInstant());
        fields.put("metadata", new JsonText(row.metadata()));
        fields.put("repository_count", row.repositoryCount());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(ProjectRepository row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", row.id());
        fields.put("full_name", row.fullName());
        fields.put("git_url", RemoteUrl.shown(row.gitUrl()));
        fields.put("default_branch", row.defaultBranch());
        fields.put("created_at", row.createdAt().toInstant());
        fields.put("updated_at", row.updatedAt().toInstant());
        return fields;
    }
}

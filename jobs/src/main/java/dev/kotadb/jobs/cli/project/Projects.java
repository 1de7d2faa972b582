package dev.kotadb.jobs.cli.project;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.MigratedDatabase;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.projects.ProjectRepository;
import dev.kotadb.schema.projects.ProjectRow;
import dev.kotadb.schema.projects.ProjectStatements;
import dev.kotadb.schema.projects.ProjectsTable;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

/** Opens the table of projects for one command. */
record Projects(DatabaseSource databases) {
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /**
     * Works in one transaction as a user, who owns new projects.
     *
     * @param name a user's id or e-mail address; null for the owner of the tables, whose projects are the local user's
     */
    <T> T as(@Nullable String name, BiFunction<ProjectStatements, UUID, T> work) {
        return MigratedDatabase.use(databases, database -> {
            UUID user = name == null ? null : user(new ApiKeysTable(database.dataSource()), name);
            if (user == null) {
                new RepositoriesTable(database.dataSource()).ensureLocalUser();
            }
            try {
                return new ProjectsTable(database.dataSource()).as(user,
                        statements -> work.apply(statements, user == null ? RepositoriesTable.LOCAL_USER : user));
            } catch (DuplicateKeyException e) {
                throw new CommandFailure("There is a project of this name. All are listed by: kota project list");
            }
        });
    }

    private static UUID user(ApiKeysTable users, String name) {
        try {
            return users.findUser(name).orElseThrow(() -> new CommandFailure("No user " + name + " in auth.users"));
        } catch (IncorrectResultSizeDataAccessException e) {
            throw new CommandFailure(e.getActualSize() + " users have the address " + name + ". Give the id of one.");
        }
    }

    /** @throws CommandFailure if none, or several, have the name or id */
    static ProjectRow one(ProjectStatements statements, String nameOrId) {
        List<ProjectRow> named = nameOrId.matches(ID)
                ? statements.find(UUID.fromString(nameOrId)).stream().toList()
                : statements.named(nameOrId);
        List<ProjectRow> exact = named.stream().filter(each -> each.name().equals(nameOrId)).toList();
        List<ProjectRow> chosen = exact.isEmpty() ? named : exact;
        if (chosen.isEmpty()) {
            throw new CommandFailure("No project " + nameOrId + ". All are listed by: kota project list");
        }
        if (chosen.size() > 1) {
            throw new CommandFailure(chosen.size() + " projects are called " + nameOrId + ". Give the id of one: "
                    + chosen.stream().map(each -> each.id().toString()).collect(Collectors.joining(", ")), ExitCode.USAGE);
        }
        return chosen.getFirst();
    }

    /** @throws CommandFailure if a name stands for no repository, or for several */
    static List<UUID> repositories(ProjectStatements statements, List<String> names) {
        return names.stream().map(name -> repository(statements, name)).toList();
    }

    static String count(int repositories) {
        return repositories == 1 ? "1 repository" : repositories + " repositories";
    }

    private static UUID repository(ProjectStatements statements, String name) {
        List<ProjectRepository> named = statements.repositoriesNamed(name);
        List<ProjectRepository> exact = named.stream()
                .filter(each -> each.fullName().equals(name) || each.id().toString().equals(name)).toList();
        List<ProjectRepository> chosen = exact.isEmpty() ? named : exact;
        if (chosen.isEmpty()) {
            throw new CommandFailure("No repository " + name + "; 'kota index' or 'kota repo add' makes it known");
        }
        if (chosen.size() > 1) {
            throw new CommandFailure("Several repositories are called " + name + ". Give the id of one: "
                    + chosen.stream().map(each -> each.id() + " (" + each.fullName() + ")").collect(Collectors.joining(", ")),
                    ExitCode.USAGE);
        }
        return chosen.getFirst().id();
    }
}

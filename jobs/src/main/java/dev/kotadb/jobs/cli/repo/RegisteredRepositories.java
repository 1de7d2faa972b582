package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.MigratedDatabase;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.Owner;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Registered;
import dev.kotadb.schema.keys.ApiKeysTable;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

/** Opens the tables of repositories for one command. */
record RegisteredRepositories(DatabaseSource databases) {
    /** The tables of one database, while a command works on them. */
    record Tables(Database database, RepositoriesTable repositories, RepositorySettingsTable settings) {
        /** @throws CommandFailure if no registered repository, or several, have the name or id */
        Registered one(String nameOrId) {
            List<Registered> found = isUuid(nameOrId)
                    ? settings.find(UUID.fromString(nameOrId)).stream().toList()
                    : settings.named(nameOrId);
            if (found.isEmpty()) {
                throw new CommandFailure("No repository " + nameOrId
                        + " is registered; 'kota repo list' lists them, 'kota repo add' adds one", ExitCode.FAILED);
            }
            if (found.size() > 1) {
                throw new CommandFailure(found.size() + " repositories are named " + nameOrId + ". Give the id of one: "
                        + found.stream().map(each -> each.id() + " (" + each.owner() + ")").collect(Collectors.joining(", ")),
                        ExitCode.USAGE);
            }
            return found.getFirst();
        }

        private static boolean isUuid(String text) {
            return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        }

        /** @param user an id or e-mail address, or null; @param organization a slug or id, or null */
        @Nullable Owner owner(@Nullable String user, @Nullable String organization) {
            if (organization != null) {
                return new Owner(null, repositories.findOrganization(organization)
                        .orElseThrow(() -> new CommandFailure("No organization " + organization)));
            }
            if (user == null) {
                return null;
            }
            try {
                return new Owner(new ApiKeysTable(database.dataSource()).findUser(user)
                        .orElseThrow(() -> new CommandFailure("No user " + user + " in auth.users")), null);
            } catch (IncorrectResultSizeDataAccessException e) {
                throw new CommandFailure(e.getActualSize() + " users have the address " + user + ". Give the id of one.");
            }
        }
    }

    /** @throws CommandFailure if the database lacks migrations */
    <T> T use(Function<Tables, T> action) {
        return MigratedDatabase.use(databases, database -> action.apply(new Tables(database,
                new RepositoriesTable(database.dataSource()), new RepositorySettingsTable(database.dataSource()))));
    }
}

package dev.kotadb.jobs.cli.keys;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.keys.ApiKeysTable;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

/** Opens the table of keys for one command. */
record KeySource(DatabaseSource databases) {
    /** @throws CommandFailure if the database lacks migrations */
    <T> T use(Function<ApiKeysTable, T> action) {
        try (Database database = databases.open()) {
            long pending = SchemaMigrations.status(database.dataSource()).stream()
                    .filter(MigrationStatus::pending)
                    .count();
            if (pending > 0) {
                throw new CommandFailure("The database at " + database.url() + " lacks " + pending
                        + " migrations. Apply them by: kota db migrate");
            }
            return action.apply(new ApiKeysTable(database.dataSource()));
        }
    }

    static UUID user(ApiKeysTable keys, String idOrEmail) {
        try {
            return keys.findUser(idOrEmail).orElseThrow(() -> new CommandFailure("No user " + idOrEmail
                    + " in auth.users. Give a user's id or e-mail address; users sign up on the platform."));
        } catch (IncorrectResultSizeDataAccessException e) {
            throw new CommandFailure(
                    e.getActualSize() + " users have the address " + idOrEmail + ". Give the id of one.");
        }
    }
}

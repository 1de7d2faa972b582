package dev.kotadb.jobs.cli.console;

import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.util.function.Function;

/** Opens a database for commands that read or write its tables and do not migrate it. */
public final class MigratedDatabase {
    private MigratedDatabase() {}

    /** @throws CommandFailure if the database lacks migrations */
    public static <T> T use(DatabaseSource databases, Function<Database, T> action) {
        try (Database database = databases.open()) {
            if (SchemaMigrations.status(database.dataSource()).stream().anyMatch(MigrationStatus::pending)) {
                throw new CommandFailure("The database at " + database.url()
                        + " lacks migrations. Apply them by: kota db migrate");
            }
            return action.apply(database);
        }
    }
}

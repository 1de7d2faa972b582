package dev.kotadb.schema;

import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The database that {@link TestDatabase#migrated()} copies; migrated once per virtual machine, dropped at its end. */
final class MigratedTemplate {
    private static @Nullable String name;

    private MigratedTemplate() {}

    static synchronized String on(TestServer server) {
        if (name == null) {
            String fresh = "kota_template_" + UUID.randomUUID().toString().replace("-", "");
            TestDatabase.execute(server, "CREATE DATABASE " + fresh);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> TestDatabase.execute(server, "DROP DATABASE IF EXISTS " + fresh + " WITH (FORCE)")));
            SchemaMigrations.migrate(TestDatabase.dataSource(server.url(fresh), server));
            name = fresh;
        }
        return name;
    }
}

package dev.kotadb.schema;

import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The databases that {@link TestDatabase#migratedTo} copies: migrated once per virtual machine, dropped at its end. */
final class MigratedTemplate {
    private static final Map<String, String> NAMES = new HashMap<>();

    private MigratedTemplate() {}

    static synchronized String of(String version, TestServer server) {
        return NAMES.computeIfAbsent(version, missing -> make(missing, server));
    }

    private static String make(String version, TestServer server) {
        String name = "kota_template_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.execute(server, "CREATE DATABASE " + name);
        TestServer.atExit(() -> TestDatabase.execute(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        SchemaMigrations.migrateTo(TestDatabase.dataSource(server.url(name), server), version);
        return name;
    }
}

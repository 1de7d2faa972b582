package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Compares a live database with the schema that the migrations create in a temporary shadow database, on the same server or, if
 * that is not possible, on the embedded one. Takes a few seconds and does not change the live database.
 */
public final class SchemaDiff {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaDiff.class);

    private SchemaDiff() {}

    /**
     * Compares the database and drops the shadow database.
     *
     * @param home the folder of the embedded server, which is used only if the live database's server allows no shadow
     * @throws dev.kotadb.schema.admin.migrate.NewerSchemaException if the database has migrations that are not known here
     */
    public static CatalogDiff of(Database live, Path home) {
        List<String> pending = SchemaMigrations.status(live.dataSource()).stream()
                .filter(MigrationStatus::pending)
                .map(MigrationStatus::name)
                .toList();
        Expected expected = expected(live, home);
        Catalog found = CatalogReader.of(live.dataSource(), expected.catalog.schemas());
        return CatalogDiff.between(expected.where, pending, expected.catalog, found);
    }

    private static Expected expected(Database live, Path home) {
        if (ShadowDatabase.isPossibleOn(live)) {
            try {
                return onSameServer(live);
            } catch (DataAccessResourceFailureException e) {
                // A pool or pg_hba.conf may refuse connections to a database that the role may create.
                if (e.getRootCause() instanceof IOException) {
                    throw e; // the connection was lost; the server refused nothing
                }
                LOG.warn("Comparing on the embedded server, because this server allows no temporary database: {}", e.getMessage());
            }
        }
        return onEmbeddedServer(home);
    }

    private static Expected onSameServer(Database live) {
        Catalog catalog = migrated(live);
        return new Expected("a temporary database on the same server, PostgreSQL " + catalog.majorVersion(), catalog);
    }

    private static Expected onEmbeddedServer(Path home) {
        try (Database server = Database.open(Map.of("KOTA_HOME", home.toString()))) {
            Catalog catalog = migrated(server);
            return new Expected(
                    "the embedded PostgreSQL " + catalog.majorVersion() + ", since this one's server gives no database",
                    catalog);
        }
    }

    private static Catalog migrated(Database server) {
        try (ShadowDatabase shadow = ShadowDatabase.on(server)) {
            SchemaMigrations.migrate(shadow.dataSource());
            return CatalogReader.all(shadow.dataSource());
        }
    }

    /** The migrations' schema, and where it was created. */
    private record Expected(String where, Catalog catalog) {}
}

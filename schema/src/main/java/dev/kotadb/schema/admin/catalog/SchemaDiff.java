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
 * Compares a live database with what the migrations make, by making it: in a shadow database on the same server, or, where
 * that gives none, on the embedded one. Takes a few seconds and leaves the live database as it is.
 */
public final class SchemaDiff {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaDiff.class);

    private SchemaDiff() {}

    /**
     * Compares, dropping the shadow in any case.
     *
     * @param home where the embedded server lives; used only if the live database's server gives no shadow
     * @throws dev.kotadb.schema.admin.migrate.NewerSchemaException if the database has migrations that are not known here
     */
    public static CatalogDiff of(Database live, Path home) {
        List<String> pending = SchemaMigrations.status(live.dataSource()).stream()
                .filter(MigrationStatus::pending)
                .map(MigrationStatus::name)
                .toList();
        Made made = made(live, home);
        Catalog found = CatalogReader.of(live.dataSource(), made.catalog.schemas());
        return CatalogDiff.between(made.where, pending, made.catalog, found);
    }

    // A role may be allowed to make a database, and a pool or the server's rules still not let it in.
    private static Made made(Database live, Path home) {
        if (ShadowDatabase.isPossibleOn(live)) {
            try {
                return beside(live);
            } catch (DataAccessResourceFailureException e) {
                if (e.getRootCause() instanceof IOException) {
                    throw e; // the connection was lost: the server has not refused anything
                }
                LOG.warn("The embedded server is compared with, since this one gives no database: {}", e.getMessage());
            }
        }
        return embedded(home);
    }

    private static Made beside(Database live) {
        Catalog catalog = migrated(live);
        return new Made("a temporary database on the same server, PostgreSQL " + catalog.majorVersion(), catalog);
    }

    private static Made embedded(Path home) {
        try (Database server = Database.open(Map.of("KOTA_HOME", home.toString()))) {
            Catalog catalog = migrated(server);
            return new Made(
                    "the embedded PostgreSQL " + catalog.majorVersion() + ", since this one's server gives no database",
                    catalog);
        }
    }

    private static Catalog migrated(Database server) {
        try (ShadowDatabase shadow = ShadowDatabase.on(server)) {
            SchemaMigrations.migrate(shadow.dataSource());
            return CatalogReader.whole(shadow.dataSource());
        }
    }

    /** The schema that the migrations make, and where they made it. */
    private record Made(String where, Catalog catalog) {}
}

package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.catalog.CatalogDiff;
import dev.kotadb.schema.admin.catalog.SchemaDiff;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that were made before some of the scripts were edited; the former scripts are kept beside the tests. */
class FormerScriptsIT {
    private static final String LAST_BEFORE = "20260201000006";

    @TempDir
    private Path folder;

    @Test
    void aDatabaseOfAnEarlierVersionKeepsItsRowsAndBecomesEqualToANewOne() throws Exception {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            migrateWithFormerScripts(database);
            assertThat(session.one("SELECT to_regclass('dependencies')")).isEmpty();
            Tenants.insertOrganization(session);

            assertThat(SchemaMigrations.migrate(database.dataSource()).applied())
                    .contains("20260302000001_dependencies_of_repositories");

            assertThat(session.rows("SELECT path, content FROM indexed_files"))
                    .containsExactly("src/secret.ts|const secret = 42;");
            assertThat(session.rowsAs("authenticated", Tenants.MEMBER, "SELECT full_name FROM repositories"))
                    .containsExactly("org/repo");
            DatabaseAddress address = new DatabaseAddress(database.url(), database.user(), database.password());
            try (Database opened = Database.at(address, "The database", "")) {
                CatalogDiff diff = SchemaDiff.of(opened, folder);
                assertThat(diff.differences()).isEmpty();
                assertThat(diff.pending()).isEmpty();
            }
            assertThat(SchemaMigrations.migrate(database.dataSource()).applied()).isEmpty();
        }
    }

    @Test
    void aScriptThatSomebodyElseChangedIsStillRefused() throws Exception {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            migrateWithFormerScripts(database);
            session.run("UPDATE flyway_schema_history SET checksum = 42 WHERE version = '20241014000000'");

            assertThatThrownBy(() -> SchemaMigrations.migrate(database.dataSource()))
                    .hasMessageContaining("20241014000000_symbols_unique_constraint was applied from a script that differs"
                            + " from this version's");
            assertThat(session.one("SELECT to_regclass('dependencies')")).isEmpty();
        }
    }

    private void migrateWithFormerScripts(TestDatabase database) throws IOException, URISyntaxException, SQLException {
        Path scripts = Files.createDirectories(folder.resolve("scripts"));
        List<String> names = SchemaMigrations.status(database.dataSource()).stream()
                .map(migration -> migration.name())
                .filter(name -> name.substring(0, LAST_BEFORE.length()).compareTo(LAST_BEFORE) <= 0)
                .toList();
        for (String name : Stream.concat(Stream.of("beforeMigrate"), names.stream()).toList()) {
            Files.writeString(scripts.resolve(name + ".sql"), SchemaMigrations.text(name));
        }
        Path former = Path.of(Objects.requireNonNull(getClass().getResource("/dev/kotadb/schema/former")).toURI());
        try (Stream<Path> files = Files.list(former)) {
            for (Path file : files.toList()) {
                Files.writeString(scripts.resolve(file.getFileName().toString()), Files.readString(file));
            }
        }
        Flyway.configure()
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .dataSource(database.dataSource())
                .locations("filesystem:" + scripts)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .placeholderReplacement(false)
                .load()
                .migrate();
    }
}

package dev.kotadb.schema.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Applies the migrations one by one and compares what each makes and drops with {@code objects.txt}. After a new migration,
 * run it once with {@code -Dgolden.update=true} and look at the difference.
 */
class MigratedObjectsIT {
    private static final Path FILE = Path.of("src/main/resources/dev/kotadb/schema/objects", MigratedObjects.FILE);

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabase.empty();

    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabase.migrated();

    @Test
    void listsWhatEachMigrationMakesAndDrops() throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        SortedSet<String> before = new TreeSet<>();
        for (MigrationStatus migration : SchemaMigrations.status(EMPTY.dataSource())) {
            SchemaMigrations.migrateTo(EMPTY.dataSource(), migration.version());
            SortedSet<String> after = present(EMPTY);
            lines.add(migration.version());
            before.stream().filter(object -> !after.contains(object)).forEach(object -> lines.add("- " + object));
            for (String object : after) {
                if (!before.contains(object)) {
                    lines.add("+ " + object);
                }
            }
            before = after;
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.write(FILE, lines);
        }
        assertThat(Files.readAllLines(FILE)).as("run this test once with -Dgolden.update=true").isEqualTo(lines);
    }

    @Test
    void replaysTheListToWhatAMigratedDatabaseHas() throws SQLException {
        assertThat(MigratedObjects.complete()).isEqualTo(present(MIGRATED));
    }

    private static SortedSet<String> present(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            return MigratedObjects.present(connection);
        }
    }
}

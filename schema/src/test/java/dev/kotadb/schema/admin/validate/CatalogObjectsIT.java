package dev.kotadb.schema.admin.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the program expects of a database is what its migrations make. After a new migration, run it once with
 * {@code -Dgolden.update=true} and look at the difference.
 */
class CatalogObjectsIT {
    private static final Path FILE =
            Path.of("src/main/resources/dev/kotadb/schema/admin/validate", CatalogObjects.EXPECTED_FILE);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void expectsWhatTheMigrationsMake() throws SQLException, IOException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            List<String> made = CatalogObjects.present(CheckTransaction.begin(connection, Duration.ofMinutes(1)));
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(FILE, String.join("\n", made) + "\n");
            }
            assertThat(Files.readAllLines(FILE)).isEqualTo(made);
        }
    }
}

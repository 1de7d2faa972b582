package dev.kotadb.schema.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseIT {
    @RegisterExtension
    static final TestDatabase OTHER = TestDatabase.empty();

    @Test
    void usesTheOneThatTheEnvironmentNames() throws Exception {
        Map<String, String> environment = Map.of(
                "KOTA_DB_URL", OTHER.url(), "KOTA_DB_USER", OTHER.user(), "KOTA_DB_PASSWORD", OTHER.password());

        try (Database database = Database.open(environment);
                Connection connection = database.dataSource().getConnection()) {
            assertThat(database.embedded()).isFalse();
            assertThat(connection.getCatalog()).isEqualTo(OTHER.url().replaceFirst(".*/", ""));
        }
    }

    @Test
    void saysWhichDatabaseDoesNotAnswerAndWhatToDo() {
        assertThatThrownBy(() -> Database.open(Map.of("KOTA_DB_URL", "postgres://ann:secret@127.0.0.1:1/kota")))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/kota as ann cannot be used")
                .hasMessageContaining("Check KOTA_DB_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysThatAPasswordIsWrong() {
        assertThatThrownBy(() -> Database.open(
                        Map.of("KOTA_DB_URL", OTHER.url(), "KOTA_DB_USER", OTHER.user(), "KOTA_DB_PASSWORD", "wrong")))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("wrong");
    }
}

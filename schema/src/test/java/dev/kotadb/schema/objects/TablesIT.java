package dev.kotadb.schema.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.publication.MaintenanceStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class TablesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = DATABASE.jdbc();

    @Test
    void declareEveryTableOfADatabase() throws SQLException {
        assertThat(undeclared()).as("declare these in Tables.ALL: what their rows are, who owns them, who writes them").isEmpty();
        assertThat(declared()).as("no migration makes these: remove them from Tables.ALL")
                .allMatch(table -> jdbc.sql("SELECT to_regclass(:table) IS NOT NULL").param("table", table)
                        .query(Boolean.class).single());
    }

    @Test
    void nameATableThatIsNotDeclared() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("CREATE TABLE public.novelties (id integer)");
            assertThat(undeclared(connection)).containsExactly("public.novelties");
        }
    }

    @Test
    void scopeTenantsRowsByAColumnThatExists() {
        assertThat(Tables.with(KotaTable.Content.TENANT)).hasSizeGreaterThan(10).allSatisfy(table ->
                assertThat(jdbc.sql("SELECT data_type FROM information_schema.columns"
                                        + " WHERE table_schema = :schema AND table_name = :table AND column_name = :column")
                                .param("schema", table.schema()).param("table", table.name())
                                .param("column", table.scope().column())
                                .query(String.class).list())
                        .as(table.sqlName()).containsExactly("uuid"));
    }

    @Test
    void leaveTheOrderOfMaintenanceToTheCatalog() {
        MaintenanceStatements maintenance = new MaintenanceStatements(DATABASE.dataSource());

        assertThat(maintenance.fullTextIndexes())
                .containsExactly("idx_indexed_files_content_trgm", "idx_search_documents_words");
        assertThat(maintenance.tables()).containsExactlyInAnyOrder("\"references\"", "search_documents", "symbols",
                "dependency_graph", "dependencies", "packages", "indexed_files", "file_outcomes", "file_units", "file_lookups",
                "file_facts");
    }

    private static List<String> declared() {
        return Tables.ALL.stream().map(KotaTable::sqlName).toList();
    }

    private static List<String> undeclared() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            return undeclared(connection);
        }
    }

    private static List<String> undeclared(Connection connection) throws SQLException {
        return MigratedObjects.names(MigratedObjects.present(connection), "table").stream()
                .filter(table -> !declared().contains(table))
                .toList();
    }
}

package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.MigrationResult;
import dev.kotadb.schema.SchemaMigrations;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaMigrationsIT {
    private static final List<String> ORIGINAL = List.of(
            "20241001000001_initial_schema",
            "20241011000000_fulltext_search_index",
            "20241014000000_symbols_unique_constraint",
            "20241020000000_references_unique_constraint",
            "20241021000000_add_dependency_graph_table",
            "20241021000001_add_job_tracking_columns",
            "20241021000002_add_rls_context_functions",
            "20241021000003_store_indexed_data_function",
            "20241021000004_add_enum_to_symbol_kinds",
            "20241022000000_add_installation_id_to_repositories",
            "20241023000000_add_last_push_at_to_repositories");

    @Test
    void appliesTheOriginalsMigrationsFirstAndEveryScriptInTheOrderOfTheirVersions() throws Exception {
        try (TestDatabase database = TestDatabase.empty()) {
            MigrationResult result = SchemaMigrations.migrate(database.dataSource());

            assertThat(result.applied()).startsWith(ORIGINAL.toArray(String[]::new)).isSorted();
            assertThat(result.applied()).isEqualTo(scripts());
            assertThat(SchemaMigrations.migrate(database.dataSource()).applied()).isEmpty();
        }
    }

    private static List<String> scripts() throws IOException {
        Path folder = Path.of("src/main/resources/dev/kotadb/schema/migrations");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .filter(name -> !name.equals("beforeMigrate"))
                    .sorted()
                    .toList();
        }
    }
}

package dev.kotadb.schema.admin.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * A script of the migrations' folder. The scripts are listed here, because every command asks whether any is pending, and
 * searching the class path for them takes longer than the answer.
 */
final class MigrationFile extends LoadableResource {
    /** Creates what a hosting platform provides; has no version and runs before the others. */
    static final String BEFORE = "beforeMigrate";

    /** In the order of their versions. */
    static final List<String> NAMES = List.of(
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
            "20241023000000_add_last_push_at_to_repositories",
            "20260101000001_record_applied_migrations",
            "20260101000002_identity_of_symbols_and_references",
            "20260101000003_search_for_code",
            "20260101000004_records_of_indexing",
            "20260101000005_batch_job_tables",
            "20260101000006_tenant_context",
            "20260101000007_row_level_security",
            "20260101000008_store_indexed_data_by_sets",
            "20260201000002_tenants_search_by_index",
            "20260201000003_rate_limits_that_refuse",
            "20260201000004_words_of_original_texts",
            "20260201000005_store_indexed_data_in_parallel",
            "20260201000006_proof_without_plans",
            "20260301000001_staging_of_one_run",
            "20260301000002_runs_described_by_the_database",
            "20260301000003_versions_of_languages",
            "20260302000001_dependencies_of_repositories",
            "20260303000001_ranking_and_text_in_one_place",
            "20260303000002_words_as_the_program_reads_them",
            "20260310000001_job_queue",
            "20260312000001_registered_repositories",
            "20260314000001_nightly_runs",
            "20260314000002_schedule_of_nights",
            "20260316000001_records_of_nights",
            "20260318000001_contents_at_which_processes_die",
            "20261129000001_smaller_pending_lists",
            "20261129000002_narrow_indexes_of_dependencies",
            "20261129000005_external_symbols",
            "20261129000010_packages_of_repositories",
            "20261129000020_projects",
            "20261129000021_daily_limits",
            "20261129000030_overriding_methods",
            "20261129000031_javascript_library",
            "20261129000032_versions_of_external_symbols",
            "20261129000040_words_of_few_files",
            "20261130000040_word_searches_planned_once",
            "20261130000050_whole_words_rank");

    private static final String FOLDER = "/dev/kotadb/schema/migrations/";
    private static final String EXTENSION = ".sql";

    private final String name;

    MigrationFile(String name) {
        this.name = name;
    }

    static String version(String name) {
        return name.substring(0, name.indexOf('_'));
    }

    static String nameOf(String version) {
        return NAMES.stream().filter(name -> version(name).equals(version)).findFirst().orElseThrow();
    }

    @Override
    public Reader read() {
        return new StringReader(text());
    }

    String text() {
        try (InputStream script = MigrationFile.class.getResourceAsStream(FOLDER + getFilename())) {
            if (script == null) {
                throw new IllegalStateException("the migration " + name + " is missing from this build");
            }
            try (Reader reader = new InputStreamReader(script, StandardCharsets.UTF_8)) {
                return reader.readAllAsString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the migration " + name, e);
        }
    }

    @Override
    public String getFilename() {
        return name + EXTENSION;
    }

    @Override
    public String getRelativePath() {
        return getFilename();
    }

    @Override
    public String getAbsolutePath() {
        return getFilename();
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return getFilename();
    }
}

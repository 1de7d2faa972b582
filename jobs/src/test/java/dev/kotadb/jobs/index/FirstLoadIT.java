package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The first publication into an empty index drops its indexes and builds them at the end. */
class FirstLoadIT {
    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.buildingIndexes();

    @TempDir
    Path directory;

    private List<Map<String, Object>> indexes;
    private List<Map<String, Object>> constraints;
    private Map<String, Object> numbers;

    @BeforeEach
    void write() throws IOException {
        new SourceFolder(directory)
                .write("p/A.java", "package p;\nclass A { B b; int m() { return b.n(); } }\n")
                .write("p/B.java", "package p;\nclass B { int n() { return 1; } }\n");
        run("COMMENT ON INDEX idx_symbols_name IS 'it''s a name'");
        run("COMMENT ON CONSTRAINT references_identity ON \"references\" IS 'one of a name at a place'");
        indexes = indexes();
        constraints = constraints();
        numbers = numbers();
    }

    @AfterEach
    void forget() {
        run("DELETE FROM repositories");
    }

    @Test
    void buildsTheSameIndexesAnew() {
        assertThat(index("test/first").status()).isEqualTo(IndexJobStatus.COMPLETED);

        assertThat(indexes()).isEqualTo(indexes).isNotEmpty();
        assertThat(constraints()).isEqualTo(constraints).isNotEmpty();
        assertThat(numbers()).isNotEqualTo(numbers);
        assertThat(uses("test/first")).isPositive();

        Map<String, Object> built = numbers();
        assertThat(index("test/second").status()).isEqualTo(IndexJobStatus.COMPLETED);
        assertThat(numbers()).as("the index is not empty any more").isEqualTo(built);
        assertThat(uses("test/second")).isEqualTo(uses("test/first"));
    }

    @Test
    void goesWithoutWhileSomebodyReads() throws SQLException {
        try (Connection reader = APPLICATION.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("SELECT FROM symbols").close();

            assertThat(index("test/beside-a-reader").status()).isEqualTo(IndexJobStatus.COMPLETED);
        }
        assertThat(numbers()).isEqualTo(numbers);
        assertThat(uses("test/beside-a-reader")).isPositive();
    }

    @Test
    void goesWithoutIfATableOfAnotherProgramRefersToTheIndex() {
        run("CREATE TABLE bookmarks (file_id uuid REFERENCES indexed_files (id) ON DELETE CASCADE)");
        try {
            assertThat(index("test/beside-bookmarks").status()).isEqualTo(IndexJobStatus.COMPLETED);
        } finally {
            run("DROP TABLE bookmarks");
        }
        assertThat(numbers()).isEqualTo(numbers);
    }

    @Test
    void aFailureLeavesEverythingAsItWas() {
        run("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no edges today''; END'");
        run("CREATE TRIGGER refuse BEFORE INSERT ON dependency_graph EXECUTE FUNCTION refuse()");
        run("ALTER TABLE dependency_graph ENABLE ALWAYS TRIGGER refuse");
        try {
            IndexResult result = index("test/refused");
            assertThat(result.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(result.error()).contains("no edges today");
        } finally {
            run("DROP TRIGGER refuse ON dependency_graph");
            run("DROP FUNCTION refuse");
        }
        assertThat(numbers()).isEqualTo(numbers);
        assertThat(indexes()).isEqualTo(indexes);
        assertThat(constraints()).isEqualTo(constraints);
        assertThat(uses("test/refused")).isZero();
    }

    private IndexResult index(String name) {
        return APPLICATION.index(directory, name);
    }

    /** Name, definition and comment of each index. */
    private List<Map<String, Object>> indexes() {
        return APPLICATION.jdbc().sql("""
                SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition,
                       obj_description(indexrelid, 'pg_class') AS comment
                FROM pg_index JOIN pg_class c ON c.oid = indrelid
                WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1
                """).query().listOfRows();
    }

    /** Name, definition and comment of each constraint. */
    private List<Map<String, Object>> constraints() {
        return APPLICATION.jdbc().sql("""
                SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition,
                       obj_description(oid, 'pg_constraint') AS comment
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2
                """).query().listOfRows();
    }

    /** Another number is another index. */
    private Map<String, Object> numbers() {
        return APPLICATION.jdbc().sql("""
                SELECT 'idx_symbols_name'::regclass::oid AS names, 'idx_search_documents_words'::regclass::oid AS words,
                       'references_identity'::regclass::oid AS references
                """).query().singleRow();
    }

    private long uses(String name) {
        return APPLICATION.jdbc().sql("""
                SELECT count(*) FROM "references" u JOIN symbols s ON s.id = u.target_symbol_id
                JOIN repositories r ON r.id = u.repository_id WHERE r.full_name = :name AND s.name = 'n'
                """).param("name", name).query(Long.class).single();
    }

    private void run(String sql) {
        APPLICATION.jdbc().sql(sql).update();
    }
}

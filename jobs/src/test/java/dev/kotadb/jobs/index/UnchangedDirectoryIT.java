package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.jobs.index.launch.UnchangedDirectory;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoryLock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UnchangedDirectoryIT {
    private static final String REPOSITORY = "test/unchanged";

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with();

    @TempDir
    Path directory;

    private SourceFolder folder;

    @BeforeEach
    void index() throws IOException {
        folder = new SourceFolder(directory)
                .write("p/A.java", "class A { int m() { return 1; } }\n")
                .write("p/Broken.java", "class Broken { int m( }\n")
                .write("notes", "no language\n");
        assertThat(APPLICATION.index(directory, REPOSITORY).status()).isEqualTo(IndexJobStatus.COMPLETED);
    }

    @AfterEach
    void forget() {
        run("DELETE FROM repositories");
    }

    @Test
    void isRecordedAsTheJobRecordsIt() {
        IndexResult result = skip(false).orElseThrow();
        IndexResult byJob = APPLICATION.index(directory, REPOSITORY);

        assertThat(result.status()).isEqualTo(IndexJobStatus.SKIPPED).isEqualTo(byJob.status());
        assertThat(row(result)).isEqualTo(row(byJob)).containsEntry("planned_files", 3L);
        assertThat(count("SELECT count(*) FROM batch.scheduled_tasks")).isZero();
        assertThat(count("SELECT count(*) FROM repositories r JOIN index_jobs j ON j.repository_id = r.id"
                        + " WHERE r.last_indexed_at >= j.created_at"))
                .as("the index is as new as the last look").isEqualTo(3);
        assertThat(count("SELECT count(*) FROM repositories r JOIN index_jobs j ON j.repository_id = r.id"
                        + " WHERE cast(j.stats ->> 'indexed_at' AS timestamptz) = r.last_indexed_at AND jsonb_exists(j.stats, 'references')"))
                .as("the counts of the publication need not be made anew").isEqualTo(1);
    }

    @Test
    void anyChangeLeavesItToTheJob() throws IOException {
        folder.write("p/A.java", "class A { int m() { return 2; } }\n");
        assertThat(skip(false)).as("as long as before, and written at once").isEmpty();

        folder.write("p/A.java", "class A { int m() { return 1; } }\n");
        assertThat(skip(false)).isPresent();

        folder.write("p/B.java", "class B {}\n");
        assertThat(skip(false)).as("a new file").isEmpty();

        folder.delete("p/B.java");
        folder.delete("notes");
        assertThat(skip(false)).as("a deleted file").isEmpty();
    }

    @Test
    void anotherVersionOfAParserOrOfRulesLeavesItToTheJob() {
        for (String column : new String[] {"parser_version", "rules_version"}) {
            run("UPDATE indexed_files SET " + column + " = " + column + " - 1 WHERE path = 'p/A.java'");
            assertThat(skip(false)).as(column).isEmpty();
            run("UPDATE indexed_files SET " + column + " = " + column + " + 1 WHERE path = 'p/A.java'");
        }
        assertThat(skip(false)).isPresent();
    }

    @Test
    void whoAsksForMoreThanChangesGetsTheJob() {
        assertThat(skip(true)).isEmpty();
        assertThat(skip(new IndexRequest(directory.toString(), REPOSITORY, null, false, false, true, null, false))).isEmpty();
        assertThat(skip(new IndexRequest(directory.toString(), "test/never-indexed", null, false))).isEmpty();
    }

    @Test
    void otherLibrariesLeaveItToTheJobWhichThenMakesTheIndexOfAFullRun(@TempDir Path libraries) throws IOException {
        folder.write("pom.xml", pom("1")).write("p/User.java", "class User { int m() { return lib.Lib.make().size(); } }\n");
        IndexRequest request = new IndexRequest(
                directory.toString(), REPOSITORY, null, false, false, false, libraries.toString(), false);
        index(request);
        assertThat(skip(request)).isPresent();
        assertThat(externals()).isEmpty();

        LibraryJar.write(libraries, "org.lib", "lib", "1", "package lib; public class Lib { public static String make() { return null; } "
                + "public int size() { return 1; } }");
        assertThat(skip(request)).as("the jar is here now").isEmpty();
        index(request);
        assertThat(externals()).containsExactly("org.lib:lib 1 lib.Lib", "org.lib:lib 1 lib.Lib#make()");

        LibraryJar.write(libraries, "org.lib", "lib", "2", "package lib; public class Lib { public static Lib make() { return null; } "
                + "public int size() { return 1; } }");
        assertThat(skip(request)).as("a version that the pom does not name").isPresent();
        folder.write("pom.xml", pom("2"));
        index(request);
        assertThat(externals()).containsExactly(
                "org.lib:lib 2 lib.Lib", "org.lib:lib 2 lib.Lib#make()", "org.lib:lib 2 lib.Lib#size()");
        index(new IndexRequest(directory.toString(), "test/full", null, true, false, false, libraries.toString(), false));
        assertThat(IndexRows.of(APPLICATION.jdbc(), REPOSITORY)).isEqualTo(IndexRows.of(APPLICATION.jdbc(), "test/full"));
        assertThat(skip(request)).isPresent();
        assertThat(skip(new IndexRequest(directory.toString(), REPOSITORY, null, false, false, false, "-", false))).isEmpty();
    }

    private void index(IndexRequest request) {
        assertThat(APPLICATION.launcher().index(request, null, Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);
    }

    private List<String> externals() {
        return APPLICATION.jdbc().sql("""
                SELECT DISTINCT e.package_name || ' ' || e.version || ' ' || e.qualified_name
                FROM "references" r JOIN external_symbols e ON e.id = r.external_symbol_id
                JOIN repositories p ON p.id = r.repository_id
                WHERE p.full_name = ? AND e.scheme = 'maven' AND e.version IS NOT NULL ORDER BY 1
                """).param(REPOSITORY).query(String.class).list();
    }

    private static String pom(String version) {
        return "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency>"
                + "<groupId>org.lib</groupId><artifactId>lib</artifactId><version>" + version
                + "</version></dependency></dependencies></project>";
    }

    @Test
    void changedPatternsLeaveItToTheJob() {
        run("INSERT INTO repository_settings (repository_id, exclude_patterns) SELECT id, '{notes}' FROM repositories");

        assertThat(skip(false)).isEmpty();
    }

    @Test
    void aRunBesideItOrADeadOneLeavesItToTheJob() {
        var repository = new RepositoriesTable(APPLICATION.dataSource()).findLocal(REPOSITORY).orElseThrow();
        try (RepositoryLock lock = RepositoryLock.tryAcquire(APPLICATION.dataSource(), repository.id()).orElseThrow()) {
            lock.assertHeld();
            assertThat(skip(false)).isEmpty();
        }
        run("UPDATE index_jobs SET status = 'processing', completed_at = NULL");
        assertThat(skip(false)).isEmpty();
        run("UPDATE index_jobs SET status = 'failed'");
        assertThat(skip(false)).isPresent();
    }

    private Optional<IndexResult> skip(boolean full) {
        return skip(new IndexRequest(directory.toString(), REPOSITORY, null, full));
    }

    private Optional<IndexResult> skip(IndexRequest request) {
        try (Connection connection = APPLICATION.dataSource().getConnection()) {
            return new UnchangedDirectory(connection, APPLICATION.home()).skip(request);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> row(IndexResult result) {
        Map<String, Object> row = APPLICATION.jdbc().sql("""
                SELECT repository_id, ref, status, commit_sha, planned_files, versions, metadata::text, attempt,
                       error_message, (stats - 'milliseconds')::text AS stats, completed_at IS NOT NULL AS ended,
                       started_at IS NOT NULL AS started
                FROM index_jobs WHERE id = :id
                """).param("id", result.job()).query().singleRow();
        assertThat(row).containsEntry("ended", true);
        return row;
    }

    private long count(String sql) {
        return APPLICATION.jdbc().sql(sql).query(Long.class).single();
    }

    private void run(String sql) {
        APPLICATION.jdbc().sql(sql).update();
    }
}

package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stored facts are a cache: they may be lost or damaged, and those that nothing needs go away. */
class StoredFactsIT {
    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with();

    @TempDir
    Path directory;

    private SourceFolder folder;

    @BeforeEach
    void index() throws IOException {
        folder = new SourceFolder(directory)
                .write("p/A.java", "package p;\nclass A { B b; int m() { return b.n(); } }\n")
                .write("p/B.java", "package p;\nclass B { C c; int n() { return c.o(); } }\n")
                .write("p/C.java", "package p;\nclass C { int o() { return 1; } }\n");
        assertThat(APPLICATION.index(directory, "test/facts").status()).isEqualTo(IndexJobStatus.COMPLETED);
    }

    @AfterEach
    void forget() {
        APPLICATION.forget();
    }

    @Test
    void damagedFactsAreParsedAgainAndReplaced() {
        run("UPDATE file_facts SET declarations = '\\x00', uses = '\\x00'");

        IndexResult result = APPLICATION.index(directory, "test/facts-again");

        assertThat(result.error()).isNull();
        assertThat(damaged()).isZero();
        assertSameRows("test/facts-again", "test/facts");
    }

    @Test
    void damagedFactsOfUnchangedFilesAreMadeAgainFromTheirTexts() throws IOException {
        run("UPDATE file_facts SET declarations = '\\x00', uses = '\\x00'");
        folder.write("p/C.java", "package p;\nclass C { long o() { return 2; } }\n");

        assertThat(APPLICATION.index(directory, "test/facts").error()).isNull();

        assertThat(damaged()).as("the facts of the former C are needed by nothing").isOne();
        APPLICATION.index(directory, "test/facts-full");
        assertSameRows("test/facts", "test/facts-full");
    }

    @Test
    void lostFactsOfUnchangedFilesAreMadeAgainFromTheirTexts() throws IOException {
        run("DELETE FROM file_facts");
        folder.write("p/C.java", "package p;\nclass C { long o() { return 2; } }\n");

        assertThat(APPLICATION.index(directory, "test/facts").error()).isNull();

        APPLICATION.index(directory, "test/facts-full");
        assertSameRows("test/facts", "test/facts-full");
    }

    @Test
    void oldFactsThatNoFileNeedsAreDeleted() throws IOException {
        run("INSERT INTO file_facts SELECT 'old', language, parser_version, outcome, reason, declarations, uses, size_bytes,"
                + " created_at, now() - interval '31 days' FROM file_facts LIMIT 1");
        run("INSERT INTO file_facts SELECT 'recent', language, parser_version, outcome, reason, declarations, uses,"
                + " size_bytes, created_at, now() - interval '29 days' FROM file_facts LIMIT 1");
        run("UPDATE file_facts SET used_at = now() - interval '99 days' WHERE blob_hash NOT IN ('old', 'recent')");
        folder.write("p/C.java", "package p;\nclass C { long o() { return 2; } }\n");

        assertThat(APPLICATION.index(directory, "test/facts").error()).isNull();

        assertThat(APPLICATION.jdbc().sql("""
                SELECT count(*) FROM file_facts f JOIN indexed_files i USING (blob_hash, language, parser_version)
                WHERE f.used_at > now() - interval '1 minute'
                """).query(Long.class).single()).isEqualTo(3);
        List<String> others = APPLICATION.jdbc()
                .sql("SELECT blob_hash FROM file_facts WHERE blob_hash NOT IN (SELECT blob_hash FROM indexed_files)")
                .query(String.class).list();
        assertThat(others).as("'old' and the facts of the former C are gone").containsExactly("recent");
    }

    private void assertSameRows(String repository, String expected) {
        assertThat(IndexRows.of(APPLICATION.jdbc(), repository))
                .isNotEmpty()
                .isEqualTo(IndexRows.of(APPLICATION.jdbc(), expected));
    }

    private long damaged() {
        return APPLICATION.jdbc().sql("SELECT count(*) FROM file_facts WHERE declarations = '\\x00'").query(Long.class)
                .single();
    }

    private void run(String sql) {
        APPLICATION.jdbc().sql(sql).update();
    }
}

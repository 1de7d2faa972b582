package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a new version of a language's facts or rules makes of an index; the rows are made to look older. */
class VersionsIT {
    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with();

    @TempDir
    Path directory;

    @BeforeEach
    void indexJavaAndPython() throws IOException {
        new SourceFolder(directory)
                .write("p/A.java", "package p;\nclass A { B b; int m() { return b.n(); } }\n")
                .write("p/B.java", "package p;\nclass B { int n() { return 1; } }\n")
                .write("py/a.py", "from . import b\n\ndef f():\n    return b.g()\n")
                .write("py/b.py", "def g():\n    return 1\n");
        assertThat(APPLICATION.index(directory, "test/versions").status()).isEqualTo(IndexJobStatus.COMPLETED);
    }

    @AfterEach
    void forget() {
        APPLICATION.forget();
    }

    @Test
    void anotherVersionOfTheRulesResolvesAgainAndParsesNothing() {
        List<Map<String, Object>> facts = facts();
        run("UPDATE indexed_files SET rules_version = rules_version - 1 WHERE language = 'java'");
        run("DELETE FROM \"references\" WHERE source_file_id IN (SELECT id FROM indexed_files WHERE language = 'java')");
        run("UPDATE file_units SET unit_hash = unit_hash + 1 FROM indexed_files f WHERE f.id = file_id AND language = 'java'");

        IndexResult result = APPLICATION.index(directory, "test/versions");

        assertThat(changes(result)).isEqualTo("{\"touched\":2,\"unchanged\":2}");
        assertThat(facts()).isEqualTo(facts);
        assertSameAsFull();
        assertThat(APPLICATION.index(directory, "test/versions").status()).isEqualTo(IndexJobStatus.SKIPPED);
    }

    @Test
    void anotherVersionOfTheFactsParsesTheFilesOfItsLanguage() {
        List<Map<String, Object>> python = factsOf("python");
        run("UPDATE indexed_files SET parser_version = parser_version - 1 WHERE language = 'java'");
        run("UPDATE file_facts SET parser_version = parser_version - 1 WHERE language = 'java'");

        IndexResult result = APPLICATION.index(directory, "test/versions");

        assertThat(changes(result)).isEqualTo("{\"modified\":2,\"unchanged\":2}");
        assertThat(factsOf("python")).isEqualTo(python);
        assertThat(factsOf("java")).as("two of each version").hasSize(4);
        assertSameAsFull();
    }

    @Test
    void ifTheFactsOfTheOlderVersionAreLostEveryOtherFileIsResolvedAgain() {
        run("UPDATE indexed_files SET parser_version = parser_version - 1 WHERE path = 'p/B.java'");

        IndexResult result = APPLICATION.index(directory, "test/versions");

        assertThat(changes(result)).isEqualTo("{\"touched\":3,\"modified\":1}");
        assertSameAsFull();
    }

    private static String changes(IndexResult result) {
        assertThat(result.error()).isNull();
        JsonNode stats = JsonMapper.shared().readTree(result.statsJson());
        return stats.path("changes").toString();
    }

    private void assertSameAsFull() {
        APPLICATION.index(directory, "test/versions-full");
        assertThat(IndexRows.of(APPLICATION.jdbc(), "test/versions"))
                .isNotEmpty()
                .isEqualTo(IndexRows.of(APPLICATION.jdbc(), "test/versions-full"));
    }

    private List<Map<String, Object>> facts() {
        return APPLICATION.jdbc().sql("SELECT blob_hash, parser_version, used_at FROM file_facts ORDER BY 1, 2").query()
                .listOfRows();
    }

    private List<Map<String, Object>> factsOf(String language) {
        return APPLICATION.jdbc().sql("""
                SELECT blob_hash, parser_version, used_at FROM file_facts WHERE language = :language ORDER BY 1, 2
                """).param("language", language).query().listOfRows();
    }

    private void run(String sql) {
        APPLICATION.jdbc().sql(sql).update();
    }
}

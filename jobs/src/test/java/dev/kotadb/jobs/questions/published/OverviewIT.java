package dev.kotadb.jobs.questions.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.RepositoryOverview;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.query.OverviewQueries.Counts;
import dev.kotadb.schema.query.OverviewQueries.LanguageCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a repository are those of its last run, or counted if the run is not the last that wrote to the index. */
class OverviewIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void includesWhatAnotherProgramHasWritten(@TempDir Path home, @TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("A.java"), "class A { B b; }\n");
        Files.writeString(sources.resolve("B.java"), "class B {}\n");
        Files.writeString(sources.resolve("notes"), "Notes.\n");
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            application.index(sources, "test/overview");
            assertThat(overview().counts()).isEqualTo(new Counts(3, 3, 1, 1));
            assertThat(overview().languages()).containsExactly(new LanguageCount("java", 2), new LanguageCount("text", 1));

            application.jdbc().sql("""
                    SELECT store_indexed_data(id, '[{"path": "c.py", "content": "class C: pass", "language": "python"}]',
                        '[{"file_path": "c.py", "name": "C", "kind": "class", "line_start": 1, "line_end": 1}]', '[]', '[]')
                    FROM repositories WHERE full_name = 'test/overview'
                    """).query().listOfRows();
        }

        assertThat(overview().counts()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(overview().languages()).containsExactly(new LanguageCount("python", 1));
    }

    private static RepositoryOverview overview() {
        try (CodeIndex index = found(PublishedIndex.open(DATABASE.dataSource(), new Viewer.Owner(), () -> {}))) {
            return found(index.overview("test/overview"));
        }
    }

    private static <T> T found(Answer<T> answer) {
        return ((Found<T>) answer).value();
    }
}

package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.TestApplication;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run that would publish far less than before stops, and the published index stays. */
class ImplausibleIndexIT {
    private static final int FILES = 30;
    private static final String NAME = "test/shrinking";

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with();

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        SourceFolder folder = new SourceFolder(directory);
        for (int i = 0; i < FILES; i++) {
            folder.write("C" + i + ".java", "class C" + i + " { void a() { } }\n");
        }
        folder.write("tools.py", functions(25));
    }

    @AfterEach
    void forget() {
        APPLICATION.forget();
    }

    @Test
    void mostFilesAreGone() throws IOException {
        assertThat(APPLICATION.index(directory, NAME).status()).isEqualTo(IndexJobStatus.COMPLETED);
        deleteFiles(16);

        refused("test/shrinking would have 15 files, where the published index has 31;");
        accepted();
        assertThat(APPLICATION.jdbc().sql("SELECT count(*) FROM indexed_files").query(Long.class).single())
                .isEqualTo(FILES + 1 - 16);
    }

    @Test
    void noFileIsLeft() throws IOException {
        try (IndexingApplication application =
                IndexingApplication.start(APPLICATION.database(), APPLICATION.home(), "kota.index.loss-floor=1000")) {
            assertThat(application.index(directory, NAME).status()).isEqualTo(IndexJobStatus.COMPLETED);
            deleteFiles(FILES);
            new SourceFolder(directory).delete("tools.py");

            refused(application.launcher(), "test/shrinking would have no files, where the published index has 31;");
            accepted();
        }
    }

    @Test
    void mostSymbolsAreGone() throws IOException {
        assertThat(APPLICATION.index(directory, NAME).status()).isEqualTo(IndexJobStatus.COMPLETED);
        for (int i = 1; i < FILES; i++) {
            new SourceFolder(directory).write("C" + i + ".java", "// nothing\n");
        }

        refused("test/shrinking would have 27 symbols, where the published index has 85;");
        accepted();
    }

    @Test
    void aLanguageIsGone() throws IOException {
        assertThat(APPLICATION.index(directory, NAME).status()).isEqualTo(IndexJobStatus.COMPLETED);
        new SourceFolder(directory).write("tools.py", "# nothing\n");

        refused("test/shrinking would have no symbols of python, where the published index has 25;");
        accepted();
    }

    @Test
    void aSmallerLossIsNothingToStopFor() throws IOException {
        assertThat(APPLICATION.index(directory, NAME).status()).isEqualTo(IndexJobStatus.COMPLETED);
        deleteFiles(14);
        new SourceFolder(directory).write("tools.py", functions(20));

        assertThat(APPLICATION.index(directory, NAME).status()).isEqualTo(IndexJobStatus.COMPLETED);
    }

    private void refused(String reason) {
        refused(APPLICATION.launcher(), reason);
    }

    private void refused(IndexRepositoryLauncher launcher, String reason) {
        var published = IndexRows.of(APPLICATION.jdbc(), NAME);
        IndexResult refused = launcher.index(
                new IndexRequest(directory.toString(), NAME, null, false), null, Progress.SILENT);

        assertThat(refused.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(refused.error())
                .startsWith(reason)
                .endsWith("nothing was published. If that is right, index it with --accept-loss (acceptLoss=true)");
        assertThat(IndexRows.of(APPLICATION.jdbc(), NAME)).isEqualTo(published);
    }

    private void accepted() {
        IndexResult accepted = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), NAME, null, false, true, false, null, false), null, Progress.SILENT);

        assertThat(accepted.error()).isNull();
        assertThat(accepted.status()).isEqualTo(IndexJobStatus.COMPLETED);
    }

    private void deleteFiles(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            new SourceFolder(directory).delete("C" + i + ".java");
        }
    }

    private static String functions(int count) {
        return IntStream.range(0, count).mapToObj(i -> "def f" + i + "():\n    pass\n").collect(Collectors.joining());
    }
}

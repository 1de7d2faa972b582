package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexStep;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What runs do to each other, and to what is known of their repository. */
class AttemptsIT {
    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with();

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        new SourceFolder(directory).write("A.java", "class A { }\n").write("B.java", "class B { A a; }\n");
    }

    @AfterEach
    void forget() {
        APPLICATION.forget();
    }

    @Test
    void anEarlierAttemptPublishesNothing() {
        IndexResult result = APPLICATION.launcher().index(request("test/frozen"), null,
                new LostFilesIT.Before(IndexStep.PUBLISH,
                        () -> APPLICATION.jdbc().sql("UPDATE index_jobs SET attempt = attempt + 1").update()));

        assertThat(result.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(result.error()).isEqualTo("another process has taken the job over, attempt 2; this one published nothing");
        assertThat(count("indexed_files")).isZero();
        assertThat(APPLICATION.jdbc().sql("SELECT status FROM index_jobs").query(String.class).single())
                .as("what the later attempt says")
                .isEqualTo("processing");
    }

    @Test
    void aRunThatWasSupersededPublishesNothing() {
        IndexResult result = APPLICATION.launcher().index(request("test/superseded"), null,
                new LostFilesIT.Before(IndexStep.PUBLISH, () -> APPLICATION.jdbc()
                        .sql("UPDATE index_jobs SET status = 'failed', error_message = 'superseded'").update()));

        assertThat(result.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(result.error()).isEqualTo("superseded");
        assertThat(count("indexed_files")).isZero();
    }

    @Test
    void stagingOfARunThatFailedIsKeptForADayWhateverOtherRepositoriesDo() {
        IndexResult failed =
                APPLICATION.launcher().index(request("test/failed"), null, new RestartIT.FailingAt(IndexStep.GRAPH));
        assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
        APPLICATION.index(directory, "test/other");
        assertThat(StagingTablesOf.all(APPLICATION.jdbc())).hasSize(8);

        APPLICATION.jdbc().sql("""
                UPDATE index_jobs SET completed_at = now() - interval '25 hours' WHERE status = 'failed'
                """).update();
        APPLICATION.index(directory, "test/other");

        assertThat(StagingTablesOf.all(APPLICATION.jdbc())).isEmpty();
    }

    @Test
    void aRefDoesNotBecomeTheDefaultBranch() throws GitAPIException, IOException {
        try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("trunk").call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("one").setSign(false).call();
            git.branchCreate().setName("feature").call();
        }

        IndexResult result = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), "test/ref", "feature", false), null, Progress.SILENT);

        assertThat(result.error()).isNull();
        assertThat(APPLICATION.jdbc().sql("SELECT default_branch FROM repositories").query(String.class).single())
                .isEqualTo("main");
        assertThat(APPLICATION.jdbc().sql("SELECT ref FROM index_jobs").query(String.class).single()).isEqualTo("feature");
    }

    @Test
    void theDefaultBranchIsThatOfTheOrigin(@TempDir Path clone) throws GitAPIException, IOException {
        try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("trunk").call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("one").setSign(false).call();
            Git.cloneRepository().setURI(directory.toUri().toString()).setDirectory(clone.toFile()).call().close();
        }
        try (Git git = Git.open(clone.toFile())) {
            git.getRepository().updateRef("refs/remotes/origin/HEAD").link("refs/remotes/origin/trunk"); // as git does
        }

        APPLICATION.index(clone, "test/clone");

        assertThat(APPLICATION.jdbc().sql("SELECT default_branch FROM repositories").query(String.class).single())
                .isEqualTo("trunk");
    }

    private IndexRequest request(String name) {
        return new IndexRequest(directory.toString(), name, null, false);
    }

    private long count(String table) {
        return APPLICATION.jdbc().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}

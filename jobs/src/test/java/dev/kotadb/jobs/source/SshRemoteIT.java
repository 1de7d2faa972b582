package dev.kotadb.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.worker.KotaProcesses;
import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Repositories behind a real ssh server: with the user's own key, and what is said when that does not work. */
@Tag(Variants.SLOW)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SshRemoteIT {
    private static final Duration LIMIT = Duration.ofMinutes(4); // a prompt would wait for ever
    private static final String SECRET = "open sesame";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path folder;

    private SshServer server;
    private KotaProcesses processes;
    private Path repository;

    @BeforeEach
    void serve() throws IOException, InterruptedException, GitAPIException {
        server = SshServer.start(folder);
        processes = new KotaProcesses(DATABASE, folder);
        repository = folder.resolve("remotes/acme/shop");
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            Files.writeString(repository.resolve("A.java"), "class A { }\n");
            git.add().addFilepattern(".").call();
            git.commit().setMessage("first").setAuthor("test", "test@example.org").setCommitter("test", "test@example.org")
                    .setSign(false).call();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        if (server != null) {
            processes.close();
            server.close();
        }
    }

    @Test
    void readsWithTheKeyOfTheUser() throws Exception {
        Path home = server.home("alice");

        index(home, url(), ExitCode.DONE);
        index(home, SshServer.user() + "@server:" + repository, ExitCode.DONE);

        assertThat(DATABASE.jdbc().sql("SELECT full_name || ' ' || git_url FROM repositories ORDER BY 1")
                .query(String.class).list()).as("recorded with the user, whom the host needs")
                .containsExactly("acme/shop " + SshServer.user() + "@server:" + repository);
    }

    @Test
    void saysThatTheKeyIsNotAccepted() throws Exception {
        Path home = server.home("bob");
        server.otherKey(home, "");

        assertThat(index(home, url(), ExitCode.FAILED)).contains("cannot fetch " + url())
                .containsIgnoringCase("no more authentication methods").doesNotContain("\tat ");
    }

    @Test
    void doesNotAskForThePassphraseOfAKey() throws Exception {
        Path home = server.home("carol");
        server.otherKey(home, SECRET);

        assertThat(index(home, url(), ExitCode.FAILED)).contains("cannot fetch " + url()).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void refusesAHostThatItDoesNotKnow() throws Exception {
        Path home = server.home("dave");
        Files.delete(home.resolve(".ssh/known_hosts"));

        assertThat(index(home, url(), ExitCode.FAILED)).contains("cannot fetch " + url()).contains("known_hosts")
                .doesNotContain("\tat ");
        assertThat(home.resolve(".ssh/known_hosts")).doesNotExist();
    }

    private String url() {
        return "ssh://" + SshServer.user() + "@127.0.0.1:" + server.port() + repository;
    }

    /** Indexes as the user with this home. @return the messages */
    private String index(Path home, String location, int exitCode) throws Exception {
        Instant start = Instant.now();
        Running index = processes.start(
                Map.of("JDK_JAVA_OPTIONS", "-Duser.home=" + home, "HOME", home.toString()), "index", location);
        assertThat(index.exitCode()).as(index.errors()).isEqualTo(exitCode);
        assertThat(Duration.between(start, Instant.now())).isLessThan(LIMIT);
        return index.errors();
    }
}

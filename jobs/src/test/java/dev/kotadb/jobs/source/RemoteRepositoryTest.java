package dev.kotadb.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.jobs.source.credentials.CredentialSource;
import dev.kotadb.jobs.source.credentials.HostTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteRepositoryTest {
    private static final GitSettings SETTINGS = settings(Long.MAX_VALUE);

    @TempDir
    Path root;

    @TempDir
    Path home;

    private RevCommit first;

    private static GitSettings settings(long mirrorBytes) {
        return new GitSettings(Duration.ofSeconds(20), false, mirrorBytes, "", "", URI.create("https://api.github.com"),
                null, null);
    }

    @BeforeEach
    void commitTwice() throws IOException, GitAPIException {
        first = commit("acme/shop", "a.txt");
        commit("acme/shop", "b.txt");
    }

    private RevCommit commit(String repository, String file) throws IOException, GitAPIException {
        Path directory = root.resolve(repository);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(file), file);
        try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("trunk").call()) {
            git.add().addFilepattern(".").call();
            return git.commit().setMessage(file).setAuthor("t", "t@example.org").setCommitter("t", "t@example.org")
                    .setSign(false).call();
        }
    }

    private SourceAccess access(CredentialSource credentials) {
        return new SourceAccess(home, SETTINGS, credentials, OptionalLong.empty());
    }

    private static List<String> paths(String url, @Nullable String ref, SourceAccess access) throws IOException {
        List<String> paths = new ArrayList<>();
        try (SourceTree tree = SourceLocation.parse(url).open(ref, null, access)) {
            tree.list(false, entry -> paths.add(entry.path()));
        }
        return paths;
    }

    private static CredentialSource token(GitHttpServer server, String token) {
        return HostTokens.parse(URI.create(server.url("")).getAuthority() + "=" + token);
    }

    @Test
    void readsWithATokenOfItsHost() throws IOException {
        try (GitHttpServer server = new GitHttpServer(root, "x-access-token:s3cret")) {
            assertThat(paths(server.url("acme/shop/.git"), null, access(token(server, "s3cret"))))
                    .containsExactly("a.txt", "b.txt");
        }
    }

    @Test
    void readsWithThePasswordOfTheUrlAndKeepsItNowhere() throws IOException {
        try (GitHttpServer server = new GitHttpServer(root, "ann:s3cret")) {
            String url = server.url("acme/shop/.git").replace("http://", "http://ann:s3cret@");
            assertThat(paths(url, null, access(remote -> Optional.empty()))).hasSize(2);
            assertThat(SourceLocation.parse(url).text()).doesNotContain("s3cret");
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllBytes(file)).asString().doesNotContain("s3cret");
            }
        }
    }

    @Test
    void readsWithATokenThatIsTheUserOfTheUrl() throws IOException {
        try (GitHttpServer server = new GitHttpServer(root, "t0ken:")) {
            String url = server.url("acme/shop/.git").replace("http://", "http://t0ken@");
            assertThat(paths(url, null, access(remote -> Optional.empty()))).hasSize(2);
            assertThat(SourceLocation.parse(url).text()).isEqualTo(server.url("acme/shop/.git"));
            assertThatThrownBy(() -> paths(url.replace("shop", "none"), null, access(remote -> Optional.empty())))
                    .hasMessageContaining("cannot fetch")
                    .hasMessageNotContaining("t0ken");
        }
    }

    @Test
    void refusesWithoutNamingTheSecretWhenTheTokenIsWrong() throws IOException {
        try (GitHttpServer server = new GitHttpServer(root, "x-access-token:right")) {
            assertThatThrownBy(() -> paths(server.url("acme/shop/.git"), null, access(token(server, "wr0ng"))))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cannot fetch " + server.url("acme/shop/.git"))
                    .hasMessageContaining("not authorized")
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @Test
    void givesNoTokenToAnotherHostAfterARedirect() throws IOException {
        try (GitHttpServer other = new GitHttpServer(root, "x-access-token:s3cret");
                GitHttpServer server = new GitHttpServer(root, "x-access-token:s3cret")) {
            server.redirect("acme", other);
            assertThatThrownBy(() -> paths(server.url("acme/shop/.git"), null, access(token(server, "s3cret"))))
                    .isInstanceOf(SourceException.class);
            assertThat(other.requests()).isNotEmpty();
            assertThat(other.authorizations()).isEmpty();
        }
    }

    @Test
    void fetchesABranchWithoutItsHistoryAndTheHistoryForACommit() throws IOException, GitAPIException {
        try (GitHttpServer server = new GitHttpServer(root, null)) {
            String url = server.url("acme/shop/.git");
            SourceAccess access = access(remote -> Optional.empty());
            assertThat(paths(url, "trunk", access)).containsExactly("a.txt", "b.txt");
            assertThat(Files.exists(new Mirrors(home).of(url).resolve("shallow"))).isTrue();

            assertThat(paths(url, first.name(), access)).containsExactly("a.txt");

            commit("acme/shop", "c.txt");
            assertThat(paths(url, null, access)).containsExactly("a.txt", "b.txt", "c.txt");
            assertThatThrownBy(() -> paths(url, "nope", access)).hasMessageContaining("no ref 'nope'");
        }
    }

    @Test
    void asksForNothingWhenTheCommitIsThere() throws IOException {
        try (GitHttpServer server = new GitHttpServer(root, null)) {
            String url = server.url("acme/shop/.git");
            SourceAccess access = access(remote -> Optional.empty());
            paths(url, null, access);
            server.requests().clear();
            assertThat(paths(url, null, access)).containsExactly("a.txt", "b.txt");
            assertThat(server.requests()).hasSize(2).allMatch(request -> !request.contains("shallow"));
        }
    }

    @Test
    void letsThreadsReadTheSameMirror() throws Exception {
        try (GitHttpServer server = new GitHttpServer(root, null);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<List<String>> read =
                    () -> paths(server.url("acme/shop/.git"), null, access(remote -> Optional.empty()));
            List<Future<List<String>>> reads = threads.invokeAll(List.of(read, read, read, read));
            for (Future<List<String>> each : reads) {
                assertThat(each.get()).containsExactly("a.txt", "b.txt");
            }
        }
    }

    @Test
    void removesTheMirrorNotUsedForLongestAndNoneInUse() throws IOException, GitAPIException {
        commit("acme/old", "a.txt");
        commit("acme/used", "a.txt");
        Mirrors mirrors = new Mirrors(home);
        try (GitHttpServer server = new GitHttpServer(root, null)) {
            SourceAccess access = access(remote -> Optional.empty());
            for (String name : List.of("old", "used", "shop")) {
                paths(server.url("acme/" + name + "/.git"), null, access);
            }
            Path old = mirrors.of(server.url("acme/old/.git"));
            Path used = mirrors.of(server.url("acme/used/.git"));
            Files.setLastModifiedTime(used, FileTime.fromMillis(1));
            Files.setLastModifiedTime(old, FileTime.fromMillis(2));
            try (SourceTree tree = SourceLocation.parse(server.url("acme/used/.git")).open(null, null, access)) {
                Files.setLastModifiedTime(used, FileTime.fromMillis(1));
                mirrors.evict(1);
                assertThat(used).exists();
                assertThat(old).doesNotExist();
                tree.list(false, entry -> assertThat(entry.path()).isEqualTo("a.txt"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ext::sh -c 'touch /tmp/owned' %S",
        "fd::17/foo",
        "--upload-pack=touch://x",
        "ftp://example.org/x.git",
        "ssh://-oProxyCommand=touch/x",
        "ssh://example.org/-x"
    })
    void refusesUrlsThatCouldRunAProgram(String url) {
        assertThatThrownBy(() -> SourceLocation.parse(url).open(null, null, access(remote -> Optional.empty())))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void readsFileUrlsOnlyIfThatIsAllowed() {
        assertThatThrownBy(() -> paths(root.resolve("acme/shop").toUri().toString(), null,
                        access(remote -> Optional.empty())))
                .hasMessageContaining("file: URLs are not read")
                .hasMessageContaining("KOTA_GIT_ALLOWFILE");
    }
}

package dev.kotadb.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.jobs.source.SourceEntry.Mode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTreeTest {
    @TempDir
    Path directory;

    @TempDir
    Path home;

    private SourceAccess access() {
        return new SourceAccess(home, new GitSettings(Duration.ofSeconds(20), true, Long.MAX_VALUE, "", "",
                URI.create("https://api.github.com"), null, null));
    }

    @Test
    void listsAPlainDirectoryWithoutWhatItsGitignoreNames() throws IOException {
        write("a.txt", "a");
        write("build/kept.txt", "no folder is left out for its name");
        write("logs/x.log", "x");
        write("deep/.gitignore", "*.tmp\n");
        write("deep/y.tmp", "y");
        write(".gitignore", "logs/\n");

        assertThat(list(directory.toString(), null))
                .containsOnlyKeys("a.txt", "build/kept.txt", "deep/.gitignore", ".gitignore");
    }

    @Test
    void givesContentsTheIdsThatGitGives() throws IOException, GitAPIException {
        write("a.txt", "hello\n");
        try (Git git = commitAll()) {
            assertThat(list(directory.toString(), null)).isEqualTo(list(directory.toString(), "HEAD"));
        }
        assertThat(at(list(directory.toString(), null), "a.txt").blobHash())
                .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
    }

    @Test
    void listsWhatIsTrackedAlthoughItIsIgnored() throws IOException, GitAPIException {
        write("vendor/lib.js", "1");
        try (Git git = commitAll()) {
            write(".gitignore", "vendor/\n");
            write("vendor/untracked.js", "2");

            assertThat(list(directory.toString(), null)).containsOnlyKeys(".gitignore", "vendor/lib.js");
        }
    }

    @Test
    void readsACommitAndNotTheWorkingTree() throws IOException, GitAPIException {
        write("a.txt", "first");
        try (Git git = commitAll()) {
            RevCommit first = git.log().call().iterator().next();
            write("a.txt", "second");
            write("b.txt", "new");
            git.checkout().setName(first.name()).setForced(true).call();

            try (SourceTree tree = SourceLocation.parse(directory.toString()).open(first.abbreviate(8).name(), null, access())) {
                SourceEntry entry = at(list(tree), "a.txt");
                assertThat(tree.commit()).isEqualTo(first.name());
                assertThat(tree.read("a.txt", entry.blobHash())).asString().isEqualTo("first");
            }
            assertThat(list(directory.toString(), null)).containsOnlyKeys("a.txt", "b.txt");
        }
    }

    @Test
    void tellsLinksAndSubmodulesFromFiles() throws IOException, GitAPIException {
        write("a.txt", "a");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("a.txt"));
        Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
        Path nested = Files.createDirectories(directory.resolve("sub"));
        Files.writeString(nested.resolve("inner.txt"), "inner");
        try (Git sub = Git.init().setDirectory(nested.toFile()).call()) {
            sub.add().addFilepattern(".").call();
            commit(sub);
        }
        try (Git git = commitAll()) {
            Map<String, SourceEntry> working = list(directory.toString(), null);
            Map<String, SourceEntry> committed = list(directory.toString(), "HEAD");

            assertThat(at(working, "link").mode()).isEqualTo(Mode.LINK);
            assertThat(at(working, "loop").mode()).isEqualTo(Mode.LINK);
            assertThat(at(working, "sub").mode()).isEqualTo(Mode.SUBMODULE);
            assertThat(committed.get("link")).isEqualTo(working.get("link"));
            assertThat(at(committed, "sub").mode()).isEqualTo(Mode.SUBMODULE);
            assertThat(working).doesNotContainKey("sub/inner.txt");
        }
    }

    @Test
    void listsAFolderInsideARepositoryByPathsOfItsOwn() throws IOException, GitAPIException {
        write("lib/a.txt", "a");
        write("lib/out/b.txt", "b");
        write("other/c.txt", "c");
        write(".gitignore", "out/\n");
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            assertThat(list(directory.resolve("lib").toString(), null)).containsOnlyKeys("a.txt");
        }
    }

    @Test
    void mirrorsARemoteAndFollowsIt() throws IOException, GitAPIException {
        write("a.txt", "first");
        try (Git git = commitAll()) {
            String url = directory.toUri().toString();
            assertThat(list(url, null)).containsOnlyKeys("a.txt");

            write("b.txt", "second");
            git.add().addFilepattern(".").call();
            commit(git);
            assertThat(list(url, null)).containsOnlyKeys("a.txt", "b.txt");
        }
    }

    @Test
    void readsABareRepository() throws IOException, GitAPIException {
        write("a.txt", "a");
        try (Git git = commitAll()) {
            Path bare = home.resolve("bare.git");
            Git.cloneRepository().setBare(true).setURI(directory.toUri().toString()).setDirectory(bare.toFile()).call()
                    .close();

            assertThat(list(bare.toString(), null)).containsOnlyKeys("a.txt");
        }
    }

    @Test
    void readsAShallowClone() throws IOException, GitAPIException {
        write("a.txt", "a");
        try (Git git = commitAll()) {
            RevCommit first = git.log().call().iterator().next();
            write("b.txt", "b");
            git.add().addFilepattern(".").call();
            commit(git);
            Path shallow = home.resolve("shallow");
            Git.cloneRepository().setDepth(1).setURI(directory.toUri().toString()).setDirectory(shallow.toFile()).call()
                    .close();

            assertThat(list(shallow.toString(), "HEAD")).containsOnlyKeys("a.txt", "b.txt");
            assertThatThrownBy(() -> list(shallow.toString(), first.name()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("shallow");
        }
    }

    @Test
    void saysWhatIsWrongWithALocation() throws IOException, GitAPIException {
        write("file.txt", "x");
        assertThatThrownBy(() -> SourceLocation.parse("/no/such/place"))
                .isInstanceOf(SourceException.class)
                .hasMessage("no such directory: /no/such/place; name a directory or a git URL");
        assertThatThrownBy(() -> SourceLocation.parse(directory.resolve("file.txt").toString()))
                .hasMessageStartingWith("not a directory: ");
        assertThatThrownBy(() -> list(directory.toString(), "main")).hasMessageContaining("is no git repository");
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            assertThatThrownBy(() -> list(directory.toString(), "HEAD")).hasMessageContaining("has no commits yet");
            assertThat(list(directory.toString(), null)).containsOnlyKeys("file.txt");
            git.add().addFilepattern(".").call();
            commit(git);
            assertThatThrownBy(() -> list(directory.toString(), "nope")).hasMessageContaining("no ref 'nope'");
        }
        assertThatThrownBy(() -> list("file:///no/such/repo.git", null))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("cannot fetch file:///no/such/repo.git: ");
    }

    @Test
    void namesARepositoryAfterItsRemote() throws IOException, GitAPIException, URISyntaxException {
        assertThat(SourceLocation.parse("https://user:secret@example.org/acme/shop.git"))
                .returns("acme/shop", SourceLocation::defaultName)
                .returns("https://example.org/acme/shop.git", SourceLocation::text);
        assertThat(SourceLocation.parse("git@example.org:acme/shop.git").defaultName()).isEqualTo("acme/shop");
        Path folder = Files.createDirectories(directory.resolve("plain"));
        assertThat(SourceLocation.parse(folder.toString()).defaultName()).isEqualTo("local/plain");
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.remoteAdd().setName("origin").setUri(
                    new URIish("https://example.org/acme/shop")).call();
            assertThat(SourceLocation.parse(folder.toString()).defaultName()).isEqualTo("acme/shop");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/acme/shop.git/, acme/shop",
        "/home/me/shop/., me/shop",
        "../shop, local/shop",
        "/shop.git, local/shop"
    })
    void namesARepositoryAfterTheEndOfAPath(String url, String name) throws URISyntaxException {
        assertThat(RemoteRepository.nameOf(new URIish(url))).isEqualTo(name);
    }

    private static SourceEntry at(Map<String, SourceEntry> entries, String path) {
        return Objects.requireNonNull(entries.get(path), path);
    }

    private Map<String, SourceEntry> list(String location, @Nullable String ref) throws IOException {
        try (SourceTree tree = SourceLocation.parse(location).open(ref, null, access())) {
            return list(tree);
        }
    }

    private static Map<String, SourceEntry> list(SourceTree tree) throws IOException {
        Map<String, SourceEntry> entries = new TreeMap<>();
        tree.list(false, entry -> assertThat(entries.put(entry.path(), entry)).as(entry.path()).isNull());
        return entries;
    }

    private Git commitAll() throws GitAPIException {
        Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
        git.add().addFilepattern(".").call();
        commit(git);
        return git;
    }

    private static void commit(Git git) throws GitAPIException {
        git.commit().setMessage("m").setAuthor("a", "a@example.org").setCommitter("a", "a@example.org").setSign(false)
                .call();
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.kotadb.jobs.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWalkTest {
    private static final List<String> NAMES = List.of("a", "b", "build", "logs", "a.log", "b.tmp", "x.java", ".env", "ä b");
    private static final List<String> RULES = List.of("*.log", "build/", "/a", "!a.log", "logs", "a/b", "**/b.tmp", "!build/", "b/**",
            "# x.java", "!/a/x.java", "*", "!*/", "x.*", "[ab]", "a/*/b");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void ignoresWhatGitIgnores(long seed) throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        fill(root, new Random(seed), 4);

        assertThat(walk(root)).isEqualTo(listedByGit(root)).isNotEmpty();
    }

    private static void fill(Path directory, Random random, int levels) throws IOException {
        for (String name : NAMES) {
            Path entry = directory.resolve(name);
            if (levels > 1 && random.nextInt(3) == 0) {
                fill(Files.createDirectory(entry), random, levels - 1);
            } else if (random.nextInt(2) == 0) {
                Files.writeString(entry, name);
            }
        }
        Files.writeString(directory.resolve("listed.txt"), "");
        if (random.nextInt(3) > 0) {
            List<String> rules = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                rules.add(RULES.get(random.nextInt(RULES.size())));
            }
            rules.add("!listed.txt");
            Files.write(directory.resolve(".gitignore"), rules);
        }
    }

    private Set<String> listedByGit(Path root) throws Exception {
        Path git = folder.resolve("git");
        run(root, "git", "init", "-q", "--bare", git.toString());
        String listed = run(root, "git", "--git-dir", git.toString(), "--work-tree", root.toString(), "-c", "core.bare=false", "-c",
                "core.excludesFile=/dev/null", "ls-files", "-z", "--others", "--exclude-standard");
        return new TreeSet<>(List.of(listed.split("\0")));
    }

    private static String run(Path directory, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void entersNeitherLinksNorRepositories() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("module/.git")).resolve("HEAD"), "ref: refs/heads/main");
        Files.writeString(folder.resolve("module/inner.txt"), "");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("module"));
        Files.createSymbolicLink(folder.resolve(".gitignore"), folder.resolve("module/inner.txt"));

        assertThat(walk(folder)).containsExactly(".gitignore", "link", "module is a repository");
    }

    @Test
    void walksAsDeepAsPathsCanBeLong() throws IOException {
        Path deep = folder;
        while (deep.toString().length() < 4000) { // a path has at most 4,095 bytes
            deep = Files.createDirectory(deep.resolve("d"));
        }
        Path file = Files.writeString(deep.resolve("x"), "");

        assertThat(walk(folder)).containsExactly(folder.relativize(file).toString());

        // JUnit would ask for the real path of each folder, which takes a minute of processor time.
        for (Path each = file; !each.equals(folder); each = requireNonNull(each.getParent())) {
            Files.delete(each);
        }
    }

    private static Set<String> walk(Path root) throws IOException {
        Set<String> found = new TreeSet<>();
        new PlainWalk(new PlainWalk.Visitor() {
            @Override
            public void file(String path, FileStamps.@Nullable Stamp stamp) {
                assertThat(stamp == null).as(path).isEqualTo(Files.isSymbolicLink(root.resolve(path)));
                assertThat(found.add(path)).as("is listed once: " + path).isTrue();
            }

            @Override
            public void repository(String path) {
                found.add(path + " is a repository");
            }
        }).walk(root);
        return found;
    }
}

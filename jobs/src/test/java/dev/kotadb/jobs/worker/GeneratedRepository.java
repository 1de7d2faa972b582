package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A git repository with a history: some hundred files in four languages that use each other, edited at random. */
final class GeneratedRepository {
    private static final int FILES = 320;
    private static final int NAMES = FILES * 5 / 4; // some are missing at a time, and come back

    private final Path root;
    private final Random random;
    private final List<Integer> present = new ArrayList<>();
    private int commits;

    private GeneratedRepository(Path root, Random random) {
        this.root = root;
        this.random = random;
    }

    /** Creates one with a first commit. @param root a folder that does not exist */
    static GeneratedRepository create(Path root, Random random) throws IOException, InterruptedException {
        GeneratedRepository repository = new GeneratedRepository(Files.createDirectories(root), random);
        repository.git("init", "-q", "-b", "main");
        for (int file = 0; file < FILES; file++) {
            repository.write(file);
            repository.present.add(file);
        }
        repository.commit();
        return repository;
    }

    Path root() {
        return root;
    }

    /** Changes some files or many, deletes and adds a few, and commits. @return the commit */
    String edit() throws IOException, InterruptedException {
        int changed = 1 + random.nextInt(random.nextInt(3) == 0 ? FILES : 30);
        for (int i = 0; i < changed; i++) {
            write(present.get(random.nextInt(present.size())));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            Files.delete(root.resolve(path(present.remove(random.nextInt(present.size())))));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            int file = random.nextInt(NAMES);
            write(file);
            if (!present.contains(file)) {
                present.add(file);
            }
        }
        return commit();
    }

    private String commit() throws IOException, InterruptedException {
        commits++;
        Files.writeString(root.resolve("README.md"), "commit " + commits + "\n");
        git("add", "-A");
        git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "commit " + commits);
        return git("rev-parse", "HEAD");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(git.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }

    private static String path(int file) {
        return switch (file % 4) {
            case 0 -> "java/p" + file % 5 + "/C" + file + ".java";
            case 1 -> "python/m" + file + ".py";
            case 2 -> "web/s" + file + ".ts";
            default -> "go/g" + file + ".go";
        };
    }

    /** Writes a file that uses two others of its language, which may be missing. */
    private void write(int file) throws IOException {
        int one = other(file);
        int two = other(file);
        int number = random.nextInt(1000);
        String text = switch (file % 4) {
            case 0 -> """
                    package p%2$d;

                    import p%4$d.C%3$d;
                    import p%6$d.C%5$d;

                    /** Number %7$d. */
                    public class C%1$d {
                        private C%3$d one = new C%3$d();

                        public int m(C%5$d two, int depth) {
                            return depth > %7$d ? one.m(null, depth) : two.m(null, depth + 1);
                        }
                    }
                    """.formatted(file, file % 5, one, one % 5, two, two % 5, number);
            case 1 -> """
                    from . import m%2$d
                    from .m%3$d import K%3$d


                    class K%1$d:
                        def f(self, other):
                            return m%2$d.g(other) + %4$d


                    def g(k):
                        return K%3$d().f(k) + K%1$d().f(k)
                    """.formatted(file, one, two, number);
            case 2 -> """
                    import { f%2$d } from "./s%2$d";
                    import * as other from "./s%3$d";

                    export interface Shape%1$d { size: number }

                    export function f%1$d(shape: Shape%1$d): number {
                      return shape.size > %4$d ? f%2$d({ size: 1 }) : other.f%3$d({ size: %4$d });
                    }
                    """.formatted(file, one, two, number);
            default -> """
                    package all

                    type T%1$d struct{ next *T%2$d }

                    func (t *T%1$d) Walk(depth int) int {
                    	if depth > %4$d {
                    		return F%3$d(depth)
                    	}
                    	return t.next.Walk(depth + 1)
                    }

                    func F%1$d(depth int) int { return (&T%1$d{}).Walk(depth) }
                    """.formatted(file, one, two, number);
        };
        Path path = root.resolve(path(file));
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private int other(int file) {
        return random.nextInt(NAMES / 4) * 4 + file % 4;
    }
}

package dev.kotadb.jobs.questions.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A regular expression finds the same lines of the same files as {@code git grep -nP}, as the owner and as a tenant. The
 * tree is the parsers' source, or what {@code -Dgrep.tree=DIRECTORY} names. Files with CR are left out, since git knows LF only.
 */
@Tag(Variants.EXHAUSTIVE)
class SearchLikeGitGrepIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Path TREE = Path.of(System.getProperty("grep.tree", "../parsers/src"));

    private static final List<String> ALL_PATTERNS = List.of(
                "\\bget\\b", "\\bget\\w*", "\\Bing\\b", "^import\\b", "^\\s*(?:public|private)\\b.*\\{$", "\\{$", "^$", "^.{0,3}$",
                "\\p{Lu}{3,}", "\\p{Lu}\\p{Ll}+s\\b", "[^\\x00-\\x7f]", "\\Qnew \\E\\w+\\(", "(?i)TODO|return", "(?i:STRING)s?\\b",
                "a(?i)B", "(?x) return \\s+ [a-z] # a name", "return\\s+(?:true|false)\\b", "\"[^\"]*\"", "'[^'\\\\]*'", "\\(\\)",
                "\\d{2,}", "0x[0-9A-Fa-f]+", "\\w+\\.\\w+\\(", "(?P<head>\\w)\\w*_\\w+", "(?<name>throws?)\\s",
                "[[:upper:]][[:lower:]]+[[:digit:]]", "[A-Z]\\w*?Error", "\\bif\\s*\\(\\s*!", "\\?\\?|\\?\\.", "=>|->",
                "\\$\\{?\\w+", "#\\w+", "@\\w+", "\\t", " +$", "\\bfor\\b.*:$", "\\blambda\\b|=>", "(a|b|c)+d", "o{2,3}", "\\S{40,}",
                ".{80,}", "\\h+\\S", "[]\\[]", "\\\\n", "\\x41", "(?U)\".*\"", "(?m)^class", "return$", "\\bself\\.\\w+\\s*=",
                "^def\\s", "^func\\s.*\\berror\\b", "\\)\\s*;\\s*$", "ü|ß|é|…", "x?", "(?i)\\bclass\\b", "a.c", "ab|cd|ef",
                "[^;{}]$", "\\W{5}", "\\D\\d\\D", "[\\w.]+@[\\w.]+", "https?://\\S+", "//.*\\bthe\\b");

    // Characters, not bytes; and PCRE2 10.42's compiler misses matches of \S across characters beyond ASCII.
    private static final String UNICODE = "(*UTF)(*NO_JIT)";
    private static final String USER = "00000000-0000-0000-0000-0000000000aa";
    private static Set<String> compared = Set.of();

    @BeforeAll
    static void index(@TempDir Path home) throws IOException, InterruptedException {
        assumeTrue(grep("a").exit() <= 1, "this git has no -P");
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            application.index(TREE.toAbsolutePath().normalize(), "grep/tree");
            application.jdbc().sql("INSERT INTO auth.users (id, email) VALUES (cast(? AS uuid), 'a@example.com')").param(USER).update();
            application.jdbc().sql("UPDATE repositories SET user_id = cast(? AS uuid)").param(USER).update();
            compared = new TreeSet<>(application.jdbc()
                    .sql("SELECT path FROM indexed_files WHERE content IS NOT NULL AND strpos(content, chr(13)) = 0")
                    .query(String.class)
                    .list());
        }
        assertThat(compared).hasSizeGreaterThan(20);
    }

    static List<String> patterns() {
        return Variants.of(ALL_PATTERNS, 6);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void findsTheLinesThatGitFinds(String pattern) throws IOException, InterruptedException {
        Set<String> expected = grep(pattern).lines();

        Set<String> found = search(new Viewer.Owner(), pattern);

        assertThat(difference(found, expected)).as("found beside git's lines").isEmpty();
        assertThat(difference(expected, found)).as("not found").isEmpty();
        assertThat(search(new Viewer.User(USER), pattern).equals(found)).as("a tenant finds the same").isTrue();
    }

    private static List<String> difference(Set<String> lines, Set<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    private static Set<String> search(Viewer viewer, String pattern) {
        SearchRequest request =
                new SearchRequest(pattern, Mode.PATTERN, null, null, null, "", 1_000_000, Duration.ofMinutes(5));
        Answer<CodeIndex> opened = PublishedIndex.open(DATABASE.dataSource(), viewer, () -> {});
        try (CodeIndex index = ((Found<CodeIndex>) opened).value()) {
            SearchResult.Lines found = (SearchResult.Lines) ((Found<SearchResult>) index.search(request)).value();
            assertThat(found.timedOut()).isFalse();
            return found.lines().stream()
                    .filter(line -> compared.contains(line.path()))
                    .map(line -> line.path() + ":" + line.line())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private record Grep(int exit, Set<String> lines) {}

    private static Grep grep(String pattern) throws IOException, InterruptedException {
        Path output = Files.createTempFile("grep", ".txt");
        try {
            ProcessBuilder git = new ProcessBuilder(
                            "git", "grep", "--no-index", "--no-color", "-InP", "-e", UNICODE + pattern, "--", ".")
                    .directory(TREE.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            git.environment().put("LC_ALL", "C.UTF-8");
            int exit = git.start().waitFor();
            try (Stream<String> lines = Files.readString(output, UTF_8).lines()) {
                return new Grep(exit, lines.map(line -> line.split(":", 3))
                        .filter(line -> compared.contains(line[0]))
                        .map(line -> line[0] + ":" + line[1])
                        .collect(Collectors.toCollection(TreeSet::new)));
            }
        } finally {
            Files.delete(output);
        }
    }
}

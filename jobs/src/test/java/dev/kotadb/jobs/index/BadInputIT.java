package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a repository holds, every path of it has an outcome with a reason, and the rest is indexed. */
class BadInputIT {
    private static final String GOOD = "class Good { int one() { return 1; } }\n";

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with();

    @TempDir
    Path directory;

    private SourceFolder folder;

    @BeforeEach
    void addAGoodFile() throws IOException {
        folder = new SourceFolder(directory);
        folder.write("Good.java", GOOD);
    }

    @Test
    void readsTextInOddEncodings() throws IOException {
        String text = "class Größe { String ä = \"ü\"; }\n";
        folder.write("empty.java", "");
        folder.write("crlf.py", "def a():\r\n    pass\r\ndef b():\r\n    a()\r\n");
        folder.write("latin1.java", text.getBytes(StandardCharsets.ISO_8859_1));
        folder.write("utf16.java", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        folder.write("utf16nomark.java", text.repeat(20).getBytes(StandardCharsets.UTF_16BE));
        folder.write("nul.txt", "before\0after\n" + "plain text\n".repeat(50));
        folder.write("invalid.txt", new byte[] {'a', (byte) 0xff, (byte) 0xfe, 'b', (byte) 0xc3, 'c', '\n'});

        Map<String, String> outcomes = index("test/encodings");

        assertThat(outcomes)
                .containsEntry("Good.java", "indexed: ")
                .containsEntry("empty.java", "indexed: empty file")
                .containsEntry("crlf.py", "indexed: ");
        assertThat(outcomes.get("latin1.java")).startsWith("indexed: ");
        assertThat(outcomes.get("utf16.java")).startsWith("indexed: ");
        assertThat(outcomes.get("nul.txt")).contains("NUL");
        assertThat(outcomes).hasSize(8);
        assertThat(content("test/encodings", "utf16.java")).isEqualTo(text);
        assertThat(content("test/encodings", "latin1.java")).isEqualTo(text);
        assertThat(content("test/encodings", "nul.txt")).startsWith("before\uFFFDafter");
        assertThat(symbolLine("test/encodings", "crlf.py", "b")).isEqualTo(3);
    }

    @Test
    void keepsThePathOfWhatIsNoText() throws IOException {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        folder.write("noise.bin", noise);
        folder.write("large.psd", """
                version https://git-lfs.github.com/spec/v1
                oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
                size 12345
                """);
        Files.createSymbolicLink(directory.resolve("itself"), Path.of("itself"));
        Files.createSymbolicLink(directory.resolve("outside"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));

        Map<String, String> outcomes = index("test/notext");

        assertThat(outcomes.get("noise.bin")).startsWith("skipped: binary");
        assertThat(outcomes.get("large.psd")).startsWith("skipped: Git LFS pointer").contains("12345");
        assertThat(outcomes.get("itself")).startsWith("skipped: symbolic link");
        assertThat(outcomes.get("outside")).startsWith("skipped: symbolic link");
        assertThat(outcomes.get("dangling")).startsWith("skipped: symbolic link");
        assertThat(outcomes).containsEntry("Good.java", "indexed: ").hasSize(6);
        assertThat(content("test/notext", "outside")).isNull();
    }

    @Tag(Variants.SLOW)
    @Test
    void survivesHugeFiles() throws IOException {
        folder.write("fifty.txt", "All work and no play makes Jack a dull boy.\n".repeat(1_200_000));
        folder.write("oneline.js", "var a='" + "x".repeat(10_000_000) + "';");

        Map<String, String> outcomes = index("test/huge");

        assertThat(outcomes).hasSize(3).containsEntry("Good.java", "indexed: ").containsEntry("fifty.txt", "indexed: ");
        assertThat(outcomes.get("oneline.js")).startsWith("skipped: ").contains("maxSymbolBytes");
        assertThat(content("test/huge", "oneline.js")).hasSize(10_000_009);
    }

    @Test
    void survivesLongAndDeepFiles() throws IOException {
        folder.write("lines.java", "class L {\n" + "    // line\n".repeat(200_000) + "    int last;\n}\n");
        folder.write("parens.java", "class P { int a = " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "; }\n");
        folder.write("blocks.java", "class B { void m() " + "{".repeat(10_000) + "}".repeat(10_000) + " }\n");
        folder.write("parens.ts", "const a = " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + ";\n");
        folder.write("blocks.go", "package b\nfunc f() " + "{".repeat(10_000) + "}".repeat(10_000) + "\n");
        folder.write("parens.py", "a = " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "\n");

        Map<String, String> outcomes = index("test/deep");

        assertThat(outcomes).hasSize(7).containsEntry("Good.java", "indexed: ");
        assertThat(outcomes.get("parens.java")).startsWith("partial: ");
        assertThat(outcomes.get("blocks.java")).startsWith("partial: ");
        assertThat(symbolLine("test/deep", "lines.java", "last")).isEqualTo(200_002);
        assertThat(symbolLine("test/deep", "parens.java", "P")).isEqualTo(1);
    }

    @Test
    void takesOddFileNamesAsTheyAre() throws IOException {
        String longest = "n".repeat(250) + ".java";
        for (String name : new String[] {"with space.java", "quote'\".java", "new\nline.java", "ünï–名.java", longest}) {
            folder.write(name, GOOD);
        }

        assertThat(index("test/names"))
                .containsOnlyKeys(
                        "Good.java", "with space.java", "quote'\".java", "new\nline.java", "ünï–名.java", longest);
    }

    @Test
    void keepsWhatASyntaxErrorLeaves() throws IOException {
        folder.write("Broken.java", "class Broken { int fine() { return 1; }\n int torn( { }\n int alsoFine() { return 2; } }\n");

        assertThat(index("test/syntax").get("Broken.java")).startsWith("partial: ");
        assertThat(symbolLine("test/syntax", "Broken.java", "fine")).isEqualTo(1);
    }

    private static Map<String, String> outcomes(String repository) {
        record Row(String path, String text) {}

        return APPLICATION.jdbc().sql("""
                SELECT o.path, o.outcome || ': ' || coalesce(o.reason, '') AS text
                FROM file_outcomes o JOIN repositories r ON r.id = o.repository_id WHERE r.full_name = :name
                """).param("name", repository).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::path, Row::text));
    }

    private Map<String, String> index(String repository) {
        IndexResult result = APPLICATION.index(directory, repository);
        assertThat(result.error()).isNull();
        assertThat(result.status()).isEqualTo(IndexJobStatus.COMPLETED);
        return outcomes(repository);
    }

    private static @Nullable String content(String repository, String path) {
        return APPLICATION.jdbc().sql("""
                SELECT f.content FROM indexed_files f JOIN repositories r ON r.id = f.repository_id
                WHERE r.full_name = :name AND f.path = :path
                """).param("name", repository).param("path", path).query((row, number) -> row.getString(1))
                .list().getFirst();
    }

    private static int symbolLine(String repository, String path, String name) {
        return APPLICATION.jdbc().sql("""
                SELECT s.line_start FROM symbols s JOIN indexed_files f ON f.id = s.file_id
                JOIN repositories r ON r.id = f.repository_id
                WHERE r.full_name = :repository AND f.path = :path AND s.name = :name ORDER BY 1 LIMIT 1
                """).param("repository", repository).param("path", path).param("name", name)
                .query(Integer.class).single();
    }
}

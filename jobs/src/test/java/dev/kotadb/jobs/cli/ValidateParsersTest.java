package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both commands, with a database that does not answer: none is needed. */
class ValidateParsersTest {
    private static final Map<String, String> NO_DATABASE = Map.of("KOTA_DB_URL", "postgresql://127.0.0.1:1/none");

    @TempDir
    Path folder;

    @Test
    void theShippedFixturesAreAsTheirGoldensSay() {
        Result result = kota("validate-parsers");
        assertThat(result.code).as(result.out).isEqualTo(ExitCode.DONE);
        assertThat(result.err).isEmpty();
        assertThat(result.out).matches("Sound: [2-9]\\d same; \\d+\\.\\d s\n");
    }

    @Test
    void showsADifferenceAsAUnifiedDiffUntilItIsUpdated() throws IOException {
        write("fixtures/Shelf.java", "class Shelf {\n    int size() { return 1; }\n}\n");
        write("repositories/shop/a.py", "def open(): pass\n");
        write("repositories/shop/b.py", "import a\na.open()\n");

        Result missing = kota("validate-parsers", folder.toString());
        assertThat(missing.code).isEqualTo(ExitCode.FAILED);
        assertThat(missing.out)
                .contains("no golden  " + folder + "/fixtures/Shelf.java: " + folder + "/goldens/Shelf.java does not exist\n")
                .contains("Not sound: 0 same, 2 missing; ");

        Result written = kota("validate-parsers", folder.toString(), "--update");
        assertThat(written.code).isEqualTo(ExitCode.DONE);
        assertThat(written.out).contains("Sound: 0 same, 2 written; ");
        assertThat(read("goldens/Shelf.java")).startsWith("   class Shelf {\n//       ^^^^^ definition class Shelf 1:0-3:1\n");
        assertThat(read("resolutions/shop.txt")).isEqualTo("""
                a.py
                b.py
                  1:7 import a -> exact a.py
                  2:0 property_access a -> exact a.py
                  2:2 call open -> exact a.py open
                """);
        assertThat(kota("validate-parsers", folder.toString()).code).isEqualTo(ExitCode.DONE);

        write("repositories/shop/a.py", "def close(): pass\n");
        Result different = kota("run", "validate-parsers", "directories=" + folder);
        assertThat(different.code).isEqualTo(ExitCode.FAILED);
        assertThat(different.out).startsWith("--- " + folder + "/resolutions/shop.txt\n+++ " + folder
                + "/repositories/shop as the parsers read it\n@@ -3,3 +3,3 @@\n");
        assertThat(different.out).contains("\n-  2:2 call open -> exact a.py open\n+  2:2 call open -> ");

        Result updated = kota("run", "validate-parsers", "directories=" + folder, "update=true");
        assertThat(updated.code).isEqualTo(ExitCode.DONE);
        assertThat(updated.out).startsWith("updated  " + folder + "/resolutions/shop.txt\nSound: 1 same, 1 updated; ");
        assertThat(kota("validate-parsers", folder.toString()).code).isEqualTo(ExitCode.DONE);
    }

    @Test
    void updatingDeletesGoldensWithoutAFixture() throws IOException {
        write("fixtures/a/x.go", "package a\n");
        write("goldens/b/y.go", "   package b\n");
        assertThat(kota("validate-parsers", folder.toString()).out).contains("no fixture  " + folder + "/goldens/b/y.go\n");
        assertThat(folder.resolve("goldens/b/y.go")).exists();

        assertThat(kota("validate-parsers", folder.toString(), "--update").out)
                .contains("deleted  " + folder + "/goldens/b/y.go\n");
        assertThat(folder.resolve("goldens/b/y.go")).doesNotExist();
        assertThat(folder.resolve("goldens/a/x.go")).exists();
    }

    @Test
    void aGoldenTellsTheOutcomeOfABrokenFile() throws IOException {
        write("fixtures/broken.ts", "class {\n");
        write("repositories/one/broken.go", "package p\nfunc (\n");
        assertThat(kota("validate-parsers", folder.toString(), "--update").code).isEqualTo(ExitCode.DONE);
        assertThat(read("goldens/broken.ts")).startsWith("// partial: ");
        assertThat(read("resolutions/one.txt")).startsWith("broken.go  partial: ");
    }

    @Test
    void oneJsonObjectHoldsTheResults() throws IOException {
        write("fixtures/x.go", "package a\n");
        write("goldens/x.go", "   package b\n");
        assertThat(kota("validate-parsers", folder.toString(), "--json").out)
                .hasLineCount(1)
                .startsWith("{\"sound\":false,")
                .contains("\"golden\":\"" + folder + "/goldens/x.go\",\"verdict\":\"different\"", "\"-   package b\"");
    }

    @Test
    void wrongUsageIsExplained() throws IOException {
        assertThat(kota("validate-parsers", "--update").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("run", "validate-parsers", "update=true").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("run", "validate-parsers", "folder=x").err).contains("has no parameter folder; it takes [directories=");
        assertThat(kota("validate-parsers", folder.resolve("nope").toString()).code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("validate-parsers", folder.toString()).err)
                .isEqualTo("kota: " + folder + " has no fixtures. Put files into " + folder
                        + "/fixtures or folders of files into " + folder + "/repositories.\n");
    }

    @Test
    void coverageNamesTheKindsOfNodesThatOccurInNoFixture() throws IOException {
        write("fixtures/x.go", "package a\n\nfunc f() {}\n");
        kota("validate-parsers", folder.toString(), "--update");
        Result result = kota("validate-parsers", folder.toString(), "--coverage");
        assertThat(result.code).isEqualTo(ExitCode.DONE);
        assertThat(result.out)
                .containsPattern("go +tree-sitter-go +1 file +[78] of \\d+ node kinds +\\d %\n  without ")
                .containsPattern("java +JavaParser +0 files +0 of \\d+ node kinds")
                .contains(" select_statement")
                .doesNotContain(" function_declaration parameter_list");
        assertThat(kota("run", "validate-parsers", "directories=" + folder, "coverage=true", "--json").out)
                .contains("\"coverage\":[{\"language\":\"go\",\"grammar\":\"tree-sitter-go\",\"files\":1,\"kinds\":");
    }

    @Test
    void aFixtureThatNoParserReadsLeavesTheOthers() throws IOException {
        write("fixtures/notes.md", "# Notes\n");
        write("fixtures/x.go", "package a\n");
        Result result = kota("validate-parsers", folder.toString(), "--update");
        assertThat(result.code).isEqualTo(ExitCode.FAILED);
        assertThat(result.out)
                .startsWith("unreadable  " + folder + "/fixtures/notes.md is read by no parser, since its language is markdown. ")
                .contains("Not sound: 0 same, 1 unreadable, 1 written; ");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    private record Result(int code, String out, String err) {}

    private static Result kota(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int code = Kota.commandLine(console, Invocation.ofThisProcess(NO_DATABASE)).execute(arguments);
        return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}

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

/** {@code kota validate-parsers --against}: the parsers themselves, on sources whose declarations are known. */
class CrossCheckTest {
    private static final String ALL_KINDS = """
            package shop;

            /** Names stand before and behind their own types, and on lines of their own. */
            @Deprecated
            public final class
                    Shelf<Shelf> {
                static int a = 1, b = a;
                Shelf Shelf;
                int sizes[] = {}, more[][];
                <T> Shelf() {}
                int values()[] { return null; }
                @Override
                public
                        String toString() {
                    record Point(int x, int... y) {
                        static int origin;
                        Point {}
                    }
                    return new Object() { int inner; void run() {} }.toString();
                }
            }
            enum Colour {
                RED, Colour("x") { void paint() {} },
                /* RED */ GREEN;
                static final Colour BEST = RED;
                Colour(String... name) {}
            }
            @interface Tag { String value() default ""; int LIMIT = 1; }
            sealed interface Shape permits Shape.Round { final class Round implements Shape {} }
            """;

    @TempDir
    Path folder;

    private String out = "";

    @Test
    void theParsersAgreeOnEveryKindOfDeclaration() throws IOException {
        Files.writeString(folder.resolve("Shelf.java"), ALL_KINDS);
        Files.writeString(folder.resolve("notes.txt"), "class {");
        int code = kota("validate-parsers", folder.toString(), "--against", "jdk");
        assertThat(out).matches("Agreed: 1 files, \\d\\d declarations; \\d+\\.\\d s\n");
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(kota("run", "validate-parsers", "directories=" + folder, "against=jdk", "--json"))
                .as(out).isEqualTo(ExitCode.DONE);
        assertThat(out).startsWith("{\"agreed\":true,").contains("\"files\":1,\"declarations\":");
    }

    @Test
    void aFileThatOneParserRejectsIsNamedWithItsReason() throws IOException {
        Files.writeString(folder.resolve("Local.java"), "class A { void run() { int a = 08; } }\n");
        Files.writeString(folder.resolve("Broken.java"), "class {\n");
        assertThat(kota("validate-parsers", folder.toString(), "--against", "jdk,tree-sitter")).isEqualTo(ExitCode.FAILED);
        assertThat(out)
                .contains("jdk: file is rejected, 1\n  " + folder + "/Local.java: line 1: ")
                .doesNotContain("Broken.java")
                .contains("Not agreed: 2 files, ");
    }

    @Test
    void wrongUsageIsExplained() {
        assertThat(kota("validate-parsers", "--against", "jdk")).isEqualTo(ExitCode.USAGE);
        assertThat(kota("validate-parsers", folder.toString(), "--against", "antlr")).isEqualTo(ExitCode.USAGE);
        assertThat(kota("validate-parsers", folder.toString(), "--against", "jdk", "--update")).isEqualTo(ExitCode.USAGE);
        assertThat(kota("run", "validate-parsers", "against=jdk", "directories=" + folder.resolve("no")))
                .isEqualTo(ExitCode.USAGE);
    }

    private int kota(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(bytes, true, UTF_8), new PrintStream(new ByteArrayOutputStream()), false);
        int code = Kota.commandLine(console, Invocation.ofThisProcess(Map.of("KOTA_DB_URL", "postgresql://127.0.0.1:1/none"))).execute(arguments);
        out = bytes.toString(UTF_8);
        return code;
    }
}

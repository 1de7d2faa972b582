package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.jobs.cli.console.StandardOutput;
import dev.kotadb.schema.Variants;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Completion and manual page, read by the programs that they are for. */
class ShellCommandsTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void describeEveryCommandAndOption() {
        String fish = kota("completion", "fish");
        String man = kota("man");
        List<CommandLine> commands = new ArrayList<>();
        collect(commandLine(), commands);

        assertThat(commands).hasSizeGreaterThan(35).allSatisfy(command -> {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(man).contains("\n.SS " + name.replace("-", "\\-") + "\n");
            command.getCommandSpec().options().forEach(option -> {
                assertThat(fish.lines().filter(line -> line.contains("'__kota_at " + name + "'")))
                        .anyMatch(line -> line.contains(" -l " + option.longestName().substring(2) + " "));
                assertThat(man).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR");
            });
        });
        assertThat(kota("completion", "bash")).isEqualTo(kota("completion", "zsh")).contains("_complete_kota");
    }

    @Test
    @Tag(Variants.SLOW)
    void bashCompletes() throws Exception {
        Path script = write("kota.bash", kota("completion", "bash"));
        String asked = """
                source %s
                ask() {
                  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
                  _complete_kota 2>/dev/null
                  echo "${COMPREPLY[*]}"
                }
                complete -p kota
                ask kota exp
                ask kota export --format ''
                ask kota db mi
                ask kota export --fo
                """.formatted(script);
        assertThat(run("bash", "--norc", "-c", asked).lines())
                .containsExactly(
                        "complete -o default -F _complete_kota kota", "export", "jsonl scip ctags dot graphml", "migrate", "--format");
    }

    @Test
    @Tag(Variants.SLOW)
    void zshCompletes() throws Exception {
        Path script = write("kota.zsh", kota("completion", "zsh"));
        String typed = """
                zmodload zsh/zpty
                zpty -b z zsh -f -i
                zpty -w z "PS1='> '; autoload -Uz compinit; compinit -D -u; source %s; bindkey '^I' complete-word; echo REA''DY"
                zpty -r z out '*READY*'
                zpty -w -n z $'kota expo\\t'
                zpty -r z out '*kota export*'
                zpty -w -n z $'--form\\t'
                zpty -r z out '*--format*' && echo completed
                zpty -d z
                """.formatted(script);
        assertThat(run("zsh", "-f", "-c", typed)).endsWith("completed\n");
    }

    @Test
    @Tag(Variants.SLOW)
    void fishCompletes() throws Exception {
        Path script = write("kota.fish", kota("completion", "fish"));
        String asked = """
                source %s
                complete -C 'kota expo'
                complete -C 'kota export --format g'
                complete -C 'kota --instance db repo sh'
                complete -C 'kota export db mig'
                complete -C 'kota db mig'
                """.formatted(script);
        assertThat(run("fish", "-N", "-c", asked).lines().map(line -> line.replaceFirst("\t.*", "")))
                .containsExactly("export", "graphml", "show", "migrate");
    }

    @Test
    @Tag(Variants.SLOW)
    void groffReadsTheManualPage() throws Exception {
        Path page = write("kota.1", kota("man"));

        String shown = run("groff", "-man", "-Tascii", "-ww", "-rLL=200n", "-P-cbou", page.toString());
        assertThat(shown).startsWith("KOTA(1)").doesNotContain("warning:").contains(
                "kota - Index repositories of source code in PostgreSQL, and ask the index",
                "kota export --format dot acme/shop | dot -Tsvg > shop.svg");
    }

    private static CommandLine commandLine() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return Kota.commandLine(new Console(nowhere, nowhere, false), Invocation.ofThisProcess(Map.of()));
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        command.getSubcommands().values().forEach(each -> {
            all.add(each);
            collect(each, all);
        });
    }

    private static String kota(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Kota.run(Invocation.ofThisProcess(new StandardOutput(out), Map.of()), arguments)).isEqualTo(ExitCode.DONE);
        return out.toString(UTF_8);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }

    /** Runs a program of this machine, or skips the test. */
    private String run(String program, String... arguments) throws Exception {
        boolean there = Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        Assumptions.assumeTrue(there, "skipped: " + program + " is not installed");
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(arguments)).toList());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("TERM", "dumb");
        Process process = builder.redirectOutput(output.toFile()).redirectErrorStream(true).start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}

package dev.kotadb.jobs.cli.shell;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Needs all commands beside it. */
@Command(
        name = "man",
        description = "Print the manual page of all commands.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota man | man -l -",
            "  kota man > ~/.local/share/man/man1/kota.1"
        })
public final class ManCommand implements Callable<Integer> {
    private final Console console;
    private final String version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ManCommand(Console console, String version) {
        this.console = console;
        this.version = version;
    }

    @Override
    public Integer call() {
        console.out().print(ManPage.of(spec.root(), version));
        return ExitCode.DONE;
    }
}

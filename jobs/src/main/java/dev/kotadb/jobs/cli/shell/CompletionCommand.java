package dev.kotadb.jobs.cli.shell;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Needs all commands beside it. */
@Command(
        name = "completion",
        description = "Print the script by which a shell completes commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(kota completion bash)      in ~/.bashrc",
            "  source <(kota completion zsh)       in ~/.zshrc, behind compinit",
            "  kota completion fish > ~/.config/fish/completions/kota.fish"
        })
public final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    public CompletionCommand(Console console) {
        this.console = console;
    }

    /** Named as the command line has them. */
    private enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        console.out().print(switch (shell) {
            case bash, zsh -> AutoComplete.bash(root.name(), root.commandLine());
            case fish -> FishCompletion.script(root);
        });
        return ExitCode.DONE;
    }
}

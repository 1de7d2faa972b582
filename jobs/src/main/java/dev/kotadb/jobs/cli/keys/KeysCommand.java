package dev.kotadb.jobs.cli.keys;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of the commands about API keys. */
@Command(
        name = "keys",
        description = "Create, list, disable and verify API keys.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nA key has the form kota_<tier>_<key id>_<secret>. Only a hash of the secret is stored.%n",
        footer = {"Requests per hour: free 100, solo 1,000, team 10,000."})
public final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private KeysCommand() {}

    /** With the input that a key to verify comes from. */
    public static CommandLine with(Console console, DatabaseSource databases, InputStream in) {
        KeySource keys = new KeySource(databases);
        return new CommandLine(new KeysCommand())
                .addSubcommand(new CreateCommand(console, keys))
                .addSubcommand(new ListCommand(console, keys))
                .addSubcommand(new DisableCommand(console, keys))
                .addSubcommand(new VerifyCommand(console, keys, in));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}

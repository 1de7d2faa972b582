package dev.kotadb.jobs.cli.keys;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.keys.ApiKeyRow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "disable", description = "Disable a key. This cannot be undone: create a new key instead.")
final class DisableCommand implements Callable<Integer> {
    private final Console console;
    private final KeySource keys;

    @Parameters(paramLabel = "KEY_ID", description = "The key's id, which is its third part; see kota keys list.")
    private String keyId = "";

    DisableCommand(Console console, KeySource keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() {
        if (keyId.startsWith("kota_")) {
            throw new CommandFailure("Give the key's id, its third part, not the key: a command line can be seen by others.",
                    ExitCode.USAGE);
        }
        return keys.use(table -> {
            ApiKeyRow row = table.find(keyId).orElseThrow(() -> new CommandFailure(
                    "No key has the id " + keyId + ". They are listed by: kota keys list"));
            table.disable(keyId);
            console.err().println("Key " + keyId + " of " + KeyFields.owner(row)
                    + (row.enabled() ? " is disabled." : " was disabled already."));
            return ExitCode.DONE;
        });
    }
}

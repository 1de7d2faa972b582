package dev.kotadb.jobs.cli.keys;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.keys.ApiKey;
import dev.kotadb.schema.keys.ApiKeyRow;
import dev.kotadb.schema.keys.Tier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Create a key for a user. Standard output shows it once; it cannot be shown again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota keys create --user ada@example.com --tier solo",
            "  kota keys create --user 00000000-0000-0000-0000-000000000001 > key.txt"
        })
final class CreateCommand implements Callable<Integer> {
    private final Console console;
    private final KeySource keys;

    @Option(names = "--user", required = true, paramLabel = "USER", description = "A user's id or e-mail address.")
    private String user = "";

    @Option(names = "--tier", paramLabel = "TIER", defaultValue = "free", description = "free (the default), solo or team.")
    private String tier = "free";

    @Option(names = "--json", description = "One JSON object, which holds the key.")
    private boolean json;

    CreateCommand(Console console, KeySource keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() {
        Tier chosen = Tier.of(tier).orElseThrow(() -> new CommandFailure(
                "No tier " + tier + "; the tiers are " + Tier.choices(), ExitCode.USAGE));
        return keys.use(table -> {
            ApiKey key = table.create(KeySource.user(table, user), chosen);
            show(key, table.find(key.keyId()).orElseThrow());
            return ExitCode.DONE;
        });
    }

    private void show(ApiKey key, ApiKeyRow row) {
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("key", key.text());
            object.putAll(KeyFields.of(row));
            try (JsonLines lines = new JsonLines(console.out())) {
                lines.write(object);
            }
        } else {
            console.out().println(key.text());
        }
        console.err().println("Key " + row.keyId() + " of " + KeyFields.owner(row) + ", " + row.rateLimitPerHour()
                + " requests per hour. Keep it: it is not shown again.");
    }
}

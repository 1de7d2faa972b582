package dev.kotadb.jobs.cli.keys;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.keys.ApiKeyRow;
import dev.kotadb.schema.keys.KeyVerification;
import dev.kotadb.schema.keys.RateLimit;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Verify a key: whether it is valid, whose it is, and how many requests it has left in this hour.",
            "Exits with 1 if it is not. An unknown key and a wrong secret give the same answer."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  kota keys verify              asks for the key", "  kota keys verify < key.txt"})
final class VerifyCommand implements Callable<Integer> {
    private final Console console;
    private final KeySource keys;
    private final KeyInput input;

    @Parameters(
            paramLabel = "KEY",
            arity = "0..1",
            description = "The key. Better leave it out, or write -, and give it on standard input: a command line can be "
                    + "seen by others.")
    private @Nullable String key;

    @Option(
            names = "--count",
            description = "Count this as a request; exit with 1 if it is over the limit.")
    private boolean count;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    VerifyCommand(Console console, KeySource keys, InputStream in) {
        this.console = console;
        this.keys = keys;
        this.input = new KeyInput(in);
    }

    @Override
    public Integer call() {
        String text = key == null || key.equals("-") ? input.read() : key;
        return switch (keys.use(table -> table.verify(text, count))) {
            case KeyVerification.Valid valid -> show(valid.key(), valid.limit());
            case KeyVerification.Malformed malformed -> refuse("The key " + malformed.reason() + ".");
            case KeyVerification.Refused() -> refuse("The key is not valid.");
            case KeyVerification.Disabled disabled -> refuse("The key " + disabled.key().keyId()
                    + " is disabled. Make a new one by: kota keys create --user " + KeyFields.owner(disabled.key()));
        };
    }

    private int refuse(String reason) {
        if (!json) {
            throw new CommandFailure(reason);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("valid", false);
        object.put("reason", reason);
        write(object);
        return ExitCode.FAILED;
    }

    private int show(ApiKeyRow row, RateLimit limit) {
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("valid", true);
            object.putAll(KeyFields.of(row));
            object.put("limit", KeyFields.of(limit));
            write(object);
        } else {
            console.out().println("valid     " + row.keyId());
            String id = row.email() == null ? "" : " (" + row.userId() + ")";
            console.out().println("user      " + KeyFields.owner(row) + id);
            console.out().println("tier      " + row.tier());
            console.out().printf(Locale.ROOT, "requests  %,d of %,d in this hour, %,d left; the next begins at %s%n",
                    limit.requestCount(), limit.rateLimit(), limit.remaining(), limit.resetAt().toInstant());
        }
        if (!limit.allowed()) {
            console.err().println("kota: The limit of this hour is used up. Try again in "
                    + limit.retryAfterSeconds() + " s.");
        }
        return count && !limit.allowed() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void write(Map<String, @Nullable Object> object) {
        try (JsonLines lines = new JsonLines(console.out())) {
            lines.write(object);
        }
    }
}

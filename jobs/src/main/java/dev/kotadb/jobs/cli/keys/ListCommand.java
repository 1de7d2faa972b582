package dev.kotadb.jobs.cli.keys;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.keys.ApiKeyRow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List keys without their secrets.")
final class ListCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Console console;
    private final KeySource keys;

    @Option(names = "--user", paramLabel = "USER", description = "Only this user's: id or e-mail address.")
    private @Nullable String user;

    @Option(names = "--json", description = "One JSON object per key.")
    private boolean json;

    ListCommand(Console console, KeySource keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public Integer call() {
        return keys.use(table -> {
            List<ApiKeyRow> rows = table.list(user == null ? null : KeySource.user(table, user));
            if (json) {
                try (JsonLines lines = new JsonLines(console.out())) {
                    rows.forEach(row -> lines.write(KeyFields.of(row)));
                }
            } else {
                rows.forEach(this::show);
                if (rows.isEmpty()) {
                    console.err().println("No keys. Create one with: kota keys create --user USER");
                }
            }
            return ExitCode.DONE;
        });
    }

    private void show(ApiKeyRow row) {
        console.out().printf(Locale.ROOT, "%s  %-4s  %,7d/h  %-8s  used %-17s  %s%n",
                console.place(row.keyId()), row.tier(), row.rateLimitPerHour(), row.enabled() ? "enabled" : "disabled",
                time(row.lastUsedAt()), KeyFields.owner(row));
    }

    private static String time(@Nullable OffsetDateTime at) {
        return at == null ? "never" : MINUTE.format(at);
    }
}

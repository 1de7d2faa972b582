package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.admin.instance.Instance;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.ResetMark;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.LeftOverDatabases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "List the migrations and when they were applied.")
final class StatusCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    StatusCommand(Console console, DatabaseSource databases) {
        this.console = console;
        this.databases = databases;
    }

    @Override
    public Integer call() {
        try (Database database = databases.open()) {
            List<MigrationStatus> migrations = SchemaMigrations.status(database.dataSource());
            Optional<ResetMark> interrupted = ResetMark.of(database.dataSource());
            List<String> leftOver = LeftOverDatabases.on(database.dataSource());
            if (json) {
                writeJson(database, migrations, interrupted, leftOver);
            } else {
                Instance instance = databases.instance().instance();
                console.out().println(console.instance(instance, instance.name()) + "  " + database.url()
                        + (database.embedded() ? " (embedded)" : ""));
                migrations.forEach(each -> console.out()
                        .println("  " + each.name() + "  " + state(each)));
                interrupted.ifPresent(mark -> console.out()
                        .println("A reset that began at " + mark.began() + " is running or was interrupted; run kota db reset"
                                + (mark.seed() ? " --seed" : "") + " again."));
                leftOver.forEach(name -> console.out()
                        .println("A killed command left a temporary database on this server: DROP DATABASE " + name + ";"));
            }
        }
        return ExitCode.DONE;
    }

    private String state(MigrationStatus migration) {
        if (migration.pending()) {
            return console.bold("pending");
        }
        return migration.appliedAt() == null
                ? "applied by the original system"
                : migration.appliedAt().toString();
    }

    private void writeJson(
            Database database,
            List<MigrationStatus> migrations,
            Optional<ResetMark> interrupted,
            List<String> leftOver) {
        try (JsonLines lines = new JsonLines(console.out())) {
            lines.begin();
            lines.field("instance", databases.instance().instance().name());
            lines.field("url", database.url());
            lines.field("embedded", database.embedded());
            lines.field("pending", migrations.stream().filter(MigrationStatus::pending).count());
            lines.field("migrations", migrations.stream().map(StatusCommand::object).toList());
            lines.field("resetBegan", interrupted.map(mark -> mark.began().toString()).orElse(null));
            lines.field("leftOverDatabases", leftOver);
            lines.end();
        }
    }

    private static Map<String, @Nullable Object> object(MigrationStatus migration) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", migration.name());
        object.put("applied", migration.applied());
        object.put("appliedAt", migration.appliedAt() == null ? null : migration.appliedAt().toString());
        return object;
    }
}

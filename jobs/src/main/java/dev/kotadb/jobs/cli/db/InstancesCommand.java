package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.InstanceDatabase;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.instance.Instance;
import dev.kotadb.schema.admin.instance.InstanceException;
import dev.kotadb.schema.admin.instance.Instances;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "instances",
        description = "List the known instances; a star marks the one that commands use.",
        footerHeading = "%nTheir file is ${KOTA_HOME}/instances.yaml, or the one that KOTA_INSTANCES names:%n%n",
        footer = {
            "  staging:",
            "    url: postgresql://db.example:5432/kota",
            "    user: kota",
            "    password-env: STAGING_PASSWORD      # or password-command: pass show kota/staging",
            "    colour: yellow                      # red, green, yellow, blue, magenta, cyan",
            "    protected: false                    # true: each command has to name it by --instance",
            "",
            "An instance called production is always protected; local is the embedded database unless it has a url."
        })
final class InstancesCommand implements Callable<Integer> {
    private final Console console;
    private final InstanceDatabase databases;

    @Option(names = "--json", description = "One JSON object per instance.")
    private boolean json;

    InstancesCommand(Console console, InstanceDatabase databases) {
        this.console = console;
        this.databases = databases;
    }

    @Override
    public Integer call() {
        Instances instances = databases.instances();
        @Nullable ChosenInstance chosen = chosen();
        if (json) {
            writeJson(instances.all(), chosen);
            return ExitCode.DONE;
        }
        int width = instances.all().stream().mapToInt(each -> each.name().length()).max().orElse(0);
        for (Instance each : instances.all()) {
            String name = each.name() + " ".repeat(width - each.name().length());
            String mark = isIn(chosen, each) ? "* " : "  ";
            console.out().println(mark + console.instance(each, name) + "  " + described(each));
        }
        if (chosen != null && chosen.choice() == ChosenInstance.Choice.URL) {
            console.err().println("KOTA_DB_URL names " + chosen.instance().url().shown() + ", which takes precedence over kota db use.");
        }
        return ExitCode.DONE;
    }

    /** Lists them also if the choice is refused. */
    private @Nullable ChosenInstance chosen() {
        try {
            return databases.instance();
        } catch (InstanceException e) {
            console.err().println("kota: " + e.getMessage());
            return null;
        }
    }

    private static boolean isIn(@Nullable ChosenInstance chosen, Instance each) {
        return chosen != null && chosen.instance().equals(each);
    }

    private String described(Instance each) {
        StringBuilder text = new StringBuilder(each.embedded() ? "embedded" : each.url().shown());
        if (!each.user().shown().isEmpty()) {
            text.append(" as ").append(each.user().shown());
        }
        return text + (each.isProtected() ? "  " + console.bold("protected") : "");
    }

    private void writeJson(List<Instance> instances, @Nullable ChosenInstance chosen) {
        try (JsonLines lines = new JsonLines(console.out())) {
            for (Instance each : instances) {
                lines.begin();
                lines.field("name", each.name());
                lines.field("embedded", each.embedded());
                lines.field("url", shown(each.url().shown()));
                lines.field("user", shown(each.user().shown()));
                lines.field("protected", each.isProtected());
                lines.field("colour", each.promptColour()
                        .map(colour -> colour.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
                lines.field("inUse", isIn(chosen, each));
                lines.field("chosenBy", chosen != null && isIn(chosen, each) ? chosen.choice().shown() : null);
                lines.end();
            }
        }
    }

    private static @Nullable String shown(String text) {
        return text.isEmpty() ? null : text;
    }
}

package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.setup.SetupScript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "setup",
        description = "Print a script by which an administrator prepares a PostgreSQL server: roles, database, extensions,"
                + " grants. Connects to nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota db setup --print > setup.sql",
            "  psql -h HOST -U postgres -d postgres -v ON_ERROR_STOP=1 -v password=SECRET -f setup.sql",
            "  KOTA_DB_URL=postgresql://kota:SECRET@HOST/kota kota db migrate"
        })
final class SetupCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--print", required = true, description = "Print the script; nothing else is done.")
    private boolean print;

    @Option(names = "--database", paramLabel = "NAME", defaultValue = "kota",
            description = "The database, created unless it exists (default: ${DEFAULT-VALUE}).")
    private String database = "";

    @Option(names = {"--owner", "--user"}, paramLabel = "ROLE", defaultValue = "kota",
            description = "The role that kota connects as, created unless it exists (default: ${DEFAULT-VALUE}).")
    private String owner = "";

    SetupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(SetupScript.of(database, owner));
        return ExitCode.DONE;
    }
}

package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.db.DbCommand;
import dev.kotadb.schema.server.Database;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: reads the command line, runs one command and ends with an {@link ExitCode}. */
@Command(
        name = "kota",
        description = "Index repositories of source code in PostgreSQL, and ask the index.",
        versionProvider = Kota.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota index .",
            "  kota search HttpResponse",
            "  kota refs HttpResponse.parse",
            "",
            "Results go to standard output, all else to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage,",
            "3 done but some files failed, 4 stopped on request.",
            "KOTA_DB_URL, KOTA_DB_USER and KOTA_DB_PASSWORD name a PostgreSQL 15 or later; without them an embedded",
            "one is used, kept below KOTA_HOME (~/.kota). KOTA_DEBUG=1 shows where a failure comes from."
        })
public final class Kota implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Kota() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Console console = Console.system(environment);
        int exitCode = commandLine(console, () -> open(environment), new SpringJobCommands(console, environment), environment)
                .execute(args);
        console.out().flush();
        System.exit(exitCode);
    }

    static CommandLine commandLine(
            Console console, IndexReader.Source index, JobCommands jobs, Map<String, String> environment) {
        FailureMessages failures = new FailureMessages(console, environment.getOrDefault("KOTA_DEBUG", "").equals("1"));
        CommandLine commandLine = new CommandLine(new Kota())
                .addSubcommand(new IndexCommand(jobs))
                .addSubcommand(new RunCommand(jobs))
                .addSubcommand(new JobsCommand(console, index))
                .addSubcommand(new StopCommand(jobs, index))
                .addSubcommand(new ResumeCommand(jobs, index))
                .addSubcommand(new SearchCommand(console, index))
                .addSubcommand(new SymbolsCommand(console, index))
                .addSubcommand(new RefsCommand(console, index))
                .addSubcommand(new DepsCommand(console, index))
                .addSubcommand(new ExportCommand(console, index))
                .addSubcommand(DbCommand.with(console, () -> Database.open(environment), Database.home(environment)));
        addHelp(commandLine);
        commandLine.getCommandSpec().addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        return commandLine
                .setOut(new PrintWriter(console.out(), true, UTF_8))
                .setErr(new PrintWriter(console.err(), true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec().addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        command.getSubcommands().values().forEach(Kota::addHelp);
    }

    private static IndexReader open(Map<String, String> environment) {
        Database database = Database.open(environment);
        return IndexReader.of(database.dataSource(), database::close);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Kota.class.getPackage().getImplementationVersion();
            return new String[] {"kota " + (built == null ? "development build" : built)};
        }
    }
}

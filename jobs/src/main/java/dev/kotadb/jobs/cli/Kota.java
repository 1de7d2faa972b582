package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.InstanceDatabase;
import dev.kotadb.jobs.cli.console.StandardOutput;
import dev.kotadb.jobs.cli.db.DbCommand;
import dev.kotadb.jobs.cli.keys.KeysCommand;
import dev.kotadb.jobs.cli.repo.RepoCommand;
import dev.kotadb.jobs.log.LogFormat;
import dev.kotadb.jobs.questions.Answer;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.PublishedIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.settings.Limit;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
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
            "The database is the first of: --instance, KOTA_INSTANCE, the one of KOTA_DB_URL (with KOTA_DB_USER and",
            "KOTA_DB_PASSWORD), the one that kota db use remembers, an embedded one below KOTA_HOME (~/.kota).",
            "KOTA_DEBUG=1 shows where a failure comes from."
        })
public final class Kota implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InstanceDatabase databases;

    private Kota(InstanceDatabase databases) {
        this.databases = databases;
    }

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The database by its name; see kota db instances.")
    private void instance(@Nullable String name) {
        databases.named(name);
    }

    public static void main(String[] args) {
        System.exit(run(new StandardOutput(new FileOutputStream(FileDescriptor.out)), System.getenv(), args));
    }

    static int run(StandardOutput output, Map<String, String> environment, String... args) {
        Console console = Console.system(output, environment);
        try {
            Limit.requireValid();
            LogFormat.of(environment).use();
        } catch (IllegalArgumentException e) {
            console.err().println("kota: " + e.getMessage());
            return ExitCode.USAGE;
        }
        int exitCode = commandLine(console, environment).execute(args);
        console.out().flush();
        Optional<String> loss = output.loss();
        loss.ifPresent(why -> console.err().println("kota: Standard output did not take all results: " + why));
        return loss.isPresent() && exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode;
    }

    static CommandLine commandLine(Console console, Map<String, String> environment) {
        InstanceDatabase databases = new InstanceDatabase(environment);
        JobCommands jobs = new SpringJobCommands(console, databases, environment);
        return commandLine(console, databases, viewer -> open(databases, viewer), jobs, environment);
    }

    /** With the caller's index and jobs; commands about the database itself use the environment's. */
    static CommandLine commandLine(
            Console console, IndexSource index, JobCommands jobs, Map<String, String> environment) {
        return commandLine(console, new InstanceDatabase(environment), index, jobs, environment);
    }

    private static CommandLine commandLine(
            Console console,
            InstanceDatabase databases,
            IndexSource index,
            JobCommands jobs,
            Map<String, String> environment) {
        FailureMessages failures = new FailureMessages(
                console, LogFormat.of(environment), environment.getOrDefault("KOTA_DEBUG", "").equals("1"));
        CommandLine commandLine = new CommandLine(new Kota(databases))
                .addSubcommand(new IndexCommand(jobs))
                .addSubcommand(new RunCommand(jobs))
                .addSubcommand(new EnqueueCommand(jobs))
                .addSubcommand(new WorkerCommand(jobs))
                .addSubcommand(new CommandLine(new JobsCommand(console, index))
                        .addSubcommand(new RetryCommand(jobs, index))
                        .addSubcommand(new RepairCommand(jobs, index)))
                .addSubcommand(new StopCommand(jobs, index))
                .addSubcommand(new ResumeCommand(jobs, index))
                .addSubcommand(new ServeCommand(console, databases, environment))
                .addSubcommand(new McpCommand(databases, System.in))
                .addSubcommand(new SearchCommand(console, index))
                .addSubcommand(new SymbolsCommand(console, index))
                .addSubcommand(new RefsCommand(console, index))
                .addSubcommand(new DepsCommand(console, index))
                .addSubcommand(new ExportCommand(console, index))
                .addSubcommand(new ReportCommand(
                        console, databases, Database.home(environment), new DesktopOpener(environment)))
                .addSubcommand(RepoCommand.with(console, databases, Database.home(environment)))
                .addSubcommand(DbCommand.with(console, databases, Database.home(environment)))
                .addSubcommand(KeysCommand.with(console, databases, System.in));
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

    private static Answer<CodeIndex> open(DatabaseSource databases, Viewer viewer) {
        Database database = databases.open();
        return PublishedIndex.open(database.dataSource(), viewer, database::close);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kota " + version()};
        }
    }

    static String version() {
        String built = Kota.class.getPackage().getImplementationVersion();
        return built == null ? "development build" : built;
    }
}

package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.InstanceDatabase;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.jobs.cli.console.ProgramVersion;
import dev.kotadb.jobs.cli.console.StandardOutput;
import dev.kotadb.jobs.cli.db.DbCommand;
import dev.kotadb.jobs.cli.fixtures.ValidateParsersCommand;
import dev.kotadb.jobs.cli.job.EnqueueCommand;
import dev.kotadb.jobs.cli.job.IndexCommand;
import dev.kotadb.jobs.cli.job.JobCommands;
import dev.kotadb.jobs.cli.job.RepairCommand;
import dev.kotadb.jobs.cli.job.ResumeCommand;
import dev.kotadb.jobs.cli.job.RetryCommand;
import dev.kotadb.jobs.cli.job.RunCommand;
import dev.kotadb.jobs.cli.job.SpringJobCommands;
import dev.kotadb.jobs.cli.job.StopCommand;
import dev.kotadb.jobs.cli.job.WorkerCommand;
import dev.kotadb.jobs.cli.keys.KeysCommand;
import dev.kotadb.jobs.cli.project.ProjectCommand;
import dev.kotadb.jobs.cli.question.DepsCommand;
import dev.kotadb.jobs.cli.question.DesktopOpener;
import dev.kotadb.jobs.cli.question.ExportCommand;
import dev.kotadb.jobs.cli.question.ImpactCommand;
import dev.kotadb.jobs.cli.question.JobsCommand;
import dev.kotadb.jobs.cli.question.OpenCommand;
import dev.kotadb.jobs.cli.question.RefsCommand;
import dev.kotadb.jobs.cli.question.ReportCommand;
import dev.kotadb.jobs.cli.question.SearchCommand;
import dev.kotadb.jobs.cli.question.SymbolsCommand;
import dev.kotadb.jobs.cli.repo.RepoCommand;
import dev.kotadb.jobs.cli.shell.CompletionCommand;
import dev.kotadb.jobs.cli.shell.ManCommand;
import dev.kotadb.jobs.log.LogFormat;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.settings.Limit;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    private static final List<String> VERSION_OPTIONS = List.of("-V", "--version");

    /** Commands that describe all others. */
    private static final Set<String> ABOUT_ALL = Set.of("completion", "man");

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
        System.exit(run(Invocation.ofThisProcess(System.getenv()), args));
    }

    /** @return the {@link ExitCode} */
    public static int run(Invocation invocation, String... args) {
        StandardOutput output = invocation.out();
        if (args.length == 1 && VERSION_OPTIONS.contains(args[0])) {
            // Scripts ask for it often; all commands would have to be loaded to parse it.
            PrintStream out = new PrintStream(output, true, UTF_8);
            Stream.of(new Version().getVersion()).forEach(out::println);
            return output.loss().isPresent() ? ExitCode.FAILED : ExitCode.DONE;
        }
        Console console = Console.of(invocation);
        try {
            Limit.requireValid();
            LogFormat.of(invocation.environment()).use();
        } catch (IllegalArgumentException e) {
            console.err().println("kota: " + e.getMessage());
            return ExitCode.USAGE;
        }
        int exitCode = commandLine(console, invocation, args).execute(args);
        console.out().flush();
        Optional<String> loss = output.loss();
        loss.ifPresent(why -> console.err().println("kota: Standard output did not take all results: " + why));
        return loss.isPresent() && exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode;
    }

    /** @param args if their first is the name of a command that is not about all, there is no other one: building all takes time */
    static CommandLine commandLine(Console console, Invocation invocation, String... args) {
        Map<String, String> environment = invocation.environment();
        InstanceDatabase databases = new InstanceDatabase(environment);
        JobCommands jobs = new SpringJobCommands(console, databases, invocation);
        return commandLine(console, databases, viewer -> open(databases, viewer), jobs, environment, args);
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
            Map<String, String> environment,
            String... args) {
        FailureMessages failures = new FailureMessages(
                console, LogFormat.of(environment), environment.getOrDefault("KOTA_DEBUG", "").equals("1"));
        CommandLine commandLine = new CommandLine(new Kota(databases));
        Map<String, Supplier<?>> commands = commands(console, databases, index, jobs, environment);
        Collection<Supplier<?>> offered = args.length > 0 && commands.containsKey(args[0]) && !ABOUT_ALL.contains(args[0])
                ? List.of(commands.get(args[0]))
                : commands.values();
        offered.forEach(command -> commandLine.addSubcommand(command.get()));
        addHelp(commandLine);
        commandLine.getCommandSpec().addOption(OptionSpec.builder(VERSION_OPTIONS.toArray(String[]::new))
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

    /** By name, in the order in which {@code --help} lists them. */
    private static Map<String, Supplier<?>> commands(
            Console console,
            InstanceDatabase databases,
            IndexSource index,
            JobCommands jobs,
            Map<String, String> environment) {
        Path home = Database.home(environment);
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("index", () -> new IndexCommand(jobs));
        commands.put("run", () -> new RunCommand(jobs));
        commands.put("enqueue", () -> new EnqueueCommand(jobs));
        commands.put("worker", () -> new WorkerCommand(jobs));
        commands.put("jobs", () -> new CommandLine(new JobsCommand(console, index))
                .addSubcommand(new RetryCommand(jobs, index))
                .addSubcommand(new RepairCommand(jobs, index)));
        commands.put("stop", () -> new StopCommand(jobs, index));
        commands.put("resume", () -> new ResumeCommand(jobs, index));
        commands.put("serve", () -> new ServeCommand(console, databases, environment));
        commands.put("open", () -> new OpenCommand(console, new DesktopOpener(environment)));
        commands.put("mcp", () -> new McpCommand(databases, System.in));
        commands.put("search", () -> new SearchCommand(console, index));
        commands.put("symbols", () -> new SymbolsCommand(console, index));
        commands.put("refs", () -> new RefsCommand(console, index, environment));
        commands.put("deps", () -> new DepsCommand(console, index));
        commands.put("impact", () -> new ImpactCommand(console, index));
        commands.put("export", () -> new ExportCommand(console, index, version()));
        commands.put("report", () -> new ReportCommand(console, databases, index, home, new DesktopOpener(environment)));
        commands.put("validate-parsers", () -> new ValidateParsersCommand(console));
        commands.put("repo", () -> RepoCommand.with(console, databases, home));
        commands.put("project", () -> ProjectCommand.with(console, databases));
        commands.put("db", () -> DbCommand.with(console, databases, home));
        commands.put("keys", () -> KeysCommand.with(console, databases, System.in));
        commands.put("completion", () -> new CompletionCommand(console));
        commands.put("man", () -> new ManCommand(console, version()));
        return commands;
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
        return ProgramVersion.text();
    }
}

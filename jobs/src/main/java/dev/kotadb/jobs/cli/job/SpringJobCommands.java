package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.KotaApplication;
import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseOpening;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.jobs.cli.fixtures.ParserCommands;
import dev.kotadb.jobs.cli.fixtures.ResultOptions;
import dev.kotadb.jobs.cli.validate.Validation;
import dev.kotadb.jobs.connection.LostConnection;
import dev.kotadb.jobs.fixtures.ValidateParsersType;
import dev.kotadb.jobs.index.BusyRepository;
import dev.kotadb.jobs.index.IndexRepositoryType;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.LibraryFolders;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.jobs.index.launch.UnchangedDirectory;
import dev.kotadb.jobs.log.LogFormat;
import dev.kotadb.jobs.nightly.NightlyType;
import dev.kotadb.jobs.progress.BarProgress;
import dev.kotadb.jobs.progress.LineProgress;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.prune.PruneLauncher;
import dev.kotadb.jobs.prune.PruneType;
import dev.kotadb.jobs.prune.PrunedKind;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.type.JobArguments;
import dev.kotadb.jobs.type.JobTypes;
import dev.kotadb.jobs.type.WrongParameterException;
import dev.kotadb.jobs.validate.ValidateInstanceType;
import dev.kotadb.jobs.validate.ValidationRequest;
import dev.kotadb.jobs.worker.Worker;
import dev.kotadb.jobs.worker.WorkerOptions;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.settings.Limit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Starts the Spring application for the commands that run jobs. */
public final class SpringJobCommands implements JobCommands {
    /** Beginnings of the variables that only the Spring application reads, and checks. */
    private static final List<String> SPRING_SETTINGS = List.of(
            "KOTA_DEBUG", "KOTA_GIT_", "KOTA_INDEX_", "KOTA_METRICS_", "KOTA_NIGHTLY_", "KOTA_PRUNE_", "LOGGING_",
            "MANAGEMENT_", "SPRING_");
    private static final List<String> SPRING_FILES = List.of(
            "application.properties", "application.yaml", "application.yml",
            "config/application.properties", "config/application.yaml", "config/application.yml");

    private final Console console;
    private final DatabaseSource databases;
    private final Invocation invocation;
    private final Map<String, String> environment;

    public SpringJobCommands(Console console, DatabaseSource databases, Invocation invocation) {
        this.console = console;
        this.databases = databases;
        this.invocation = invocation;
        this.environment = invocation.environment();
    }

    @Override
    public int index(IndexOptions options) {
        String location = SourceLocation.isRemote(options.location())
                ? options.location()
                : invocation.resolve(options.location());
        SourceLocation.parse(location); // a wrong path is told before anything is started
        String libraries = options.libraries();
        IndexRequest request = new IndexRequest(
                location, options.name(), options.ref(), options.full(), options.acceptLoss(),
                options.retryPoison(),
                libraries == null ? null : LibraryFolders.resolved(libraries, invocation::resolve),
                options.fetchLibraries());
        long start = System.nanoTime();
        boolean empty = databases.isMissing();
        try (DatabaseOpening database = new DatabaseOpening(databases)) {
            Optional<IndexResult> skipped = empty ? Optional.empty() : unchanged(database.get(), request);
            IndexResult result = skipped.orElseGet(() -> run(
                    database, (launcher, progress) -> launcher.index(request, null, progress, busy(options.waits()))));
            return report(database.get(), result, start, options.json());
        }
    }

    /** The result of a run that has nothing to do, without the Spring application, whose start takes longer than that. */
    private Optional<IndexResult> unchanged(Database database, IndexRequest request) {
        if (hasSpringSettings() || LogFormat.of(environment) == LogFormat.JSON) {
            return Optional.empty();
        }
        try (InstanceLock lock = InstanceLock.shared(database.dataSource());
                Connection connection = database.dataSource().getConnection()) {
            SchemaMigrations.migrate(database.dataSource());
            return new UnchangedDirectory(connection, Database.home(environment)).skip(request);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot connect to the database: " + e.getMessage(), e);
        } catch (DataAccessException e) {
            if (LostConnection.causeOf(e).isPresent()) {
                return Optional.empty(); // the job waits for the server
            }
            throw e;
        }
    }

    private boolean hasSpringSettings() {
        return environment.keySet().stream().anyMatch(name -> SPRING_SETTINGS.stream().anyMatch(name::startsWith))
                || SPRING_FILES.stream().anyMatch(file -> Files.exists(Path.of(file)));
    }

    @Override
    public int run(String job, Map<String, String> parameters, boolean json) {
        return switch (request(job, parameters)) {
            case IndexRepositoryType.Start(IndexRequest request, UUID queueJob, boolean waits) ->
                    withJobs(json, (launcher, progress) -> launcher.index(request, queueJob, progress, busy(waits)));
            case ValidateInstanceType.Start(ValidationRequest request, Path junit) ->
                    new Validation(console, databases).run(request, json, junit);
            case ValidateParsersType.Start start -> validateParsers(start, json);
            case PruneType.Start(boolean dryRun) -> prune(dryRun, json);
            case NightlyType.Start(boolean work) ->
                    new NightlyRun(console, databases, environment, this::start).run(work, json);
            case Object other -> throw new IllegalStateException("no command starts " + other);
        };
    }

    private int validateParsers(ValidateParsersType.Start start, boolean json) {
        ResultOptions options = new ResultOptions(json, start.github(), start.junit(), start.sarif());
        return new ParserCommands(console).run(start.request(), options, start.against());
    }

    private BusyRepository busy(boolean waits) {
        return waits
                ? new BusyRepository(Limit.REPOSITORY_WAIT_TIMEOUT.duration(), this::tellWait)
                : BusyRepository.REFUSED;
    }

    private void tellWait(String sentence) {
        switch (LogFormat.of(environment)) {
            case JSON -> LoggerFactory.getLogger(SpringJobCommands.class).info(sentence);
            case TEXT -> console.err().println("kota: " + sentence);
        }
    }

    private int prune(boolean dryRun, boolean json) {
        try (Database database = databases.open();
                ConfigurableApplicationContext context = start(database)) {
            Map<PrunedKind, Long> pruned = context.getBean(PruneLauncher.class).prune(dryRun);
            if (json) {
                ObjectNode object = JsonMapper.shared().createObjectNode();
                object.put("dry_run", dryRun);
                pruned.forEach((kind, count) -> object.put(kind.key(), count));
                console.out().println(object);
            } else {
                console.out().println(dryRun ? "to delete (dry run, nothing was deleted):" : "deleted:");
                pruned.forEach((kind, count) ->
                        console.out().printf(Locale.ROOT, "  %,9d  %s%n", count, kind.description()));
            }
            return ExitCode.DONE;
        }
    }

    private Object request(String job, Map<String, String> parameters) {
        try {
            return JobTypes.request(job, new JobArguments(parameters, Database.home(environment)));
        } catch (WrongParameterException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    @Override
    public int enqueue(EnqueueOptions options) {
        // A wrong path is told before anything is asked for.
        List<SourceLocation> locations = options.locations().stream().map(SourceLocation::parse).toList();
        return withDatabase(dataSource -> {
            SchemaMigrations.migrate(dataSource);
            try {
                return new EnqueuedJobs(console, options, dataSource).run(locations);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.FAILED;
            }
        });
    }

    @Override
    public int worker(WorkerOptions options) {
        try (Database database = databases.open();
                ConfigurableApplicationContext context =
                        start(database, "--kota.index.runs=" + options.concurrency())) {
            Worker worker = Worker.of(database, context, options);
            WorkerSignals.install(worker::stop);
            int exitCode = worker.run() ? ExitCode.DONE : ExitCode.FAILED;
            if (worker.hasAbandonedJobs()) {
                Runtime.getRuntime().halt(exitCode); // closing what they use would wait for them
            }
            return exitCode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    @Override
    public int retry(UUID job) {
        return withDatabase(dataSource -> {
            try {
                if (!new JobQueueTable(dataSource).retry(job)) {
                    throw new CommandFailure("Job " + job + " has neither failed nor was it stopped; kota jobs " + job
                            + " shows it.");
                }
            } catch (DuplicateKeyException e) {
                throw new CommandFailure("A later job waits that asks for the same as job " + job + "; see kota jobs.");
            }
            console.err().println("job " + job + " waits for a worker");
            return ExitCode.DONE;
        });
    }

    @Override
    public int repair(UUID job) {
        return withLauncher(launcher -> {
            console.err().println(launcher.repair(job)
                    .map(what -> "repaired: " + what + "; 'kota jobs retry " + job + "' or 'kota resume " + job + "' goes on")
                    .orElse("job " + job + " needs no repair"));
            return ExitCode.DONE;
        });
    }

    private int withDatabase(ToIntFunction<DataSource> action) {
        try (Database database = databases.open();
                InstanceLock lock = InstanceLock.shared(database.dataSource())) {
            return action.applyAsInt(database.dataSource());
        }
    }

    @Override
    public int stop(UUID job) {
        return withLauncher(launcher -> {
            launcher.stop(job);
            console.err().println("job " + job + " stops after the files it is at; 'kota resume " + job
                    + "' goes on from there");
            return ExitCode.DONE;
        });
    }

    @Override
    public int resume(UUID job, boolean json) {
        return withJobs(json, (launcher, progress) -> launcher.resume(job, progress));
    }

    @FunctionalInterface
    private interface Run {
        IndexResult with(IndexRepositoryLauncher launcher, Progress progress);
    }

    private int withJobs(boolean json, Run run) {
        long start = System.nanoTime();
        try (Database database = databases.open()) {
            return report(database, run(() -> database, run), start, json);
        }
    }

    private IndexResult run(Supplier<Database> database, Run run) {
        try (ConfigurableApplicationContext context = start(database)) {
            IndexRepositoryLauncher launcher = context.getBean(IndexRepositoryLauncher.class);
            try (StopOnSignal signal = StopOnSignal.install(launcher);
                    Progress progress = progress()) {
                IndexResult result = run.with(launcher, progress);
                signal.ended();
                return result;
            }
        }
    }

    /** @return the exit code */
    private int report(Database database, IndexResult result, long start, boolean json) {
        IndexSummary summary = new IndexSummary(console, result, (System.nanoTime() - start) / 1e9, database);
        if (json) {
            summary.printJson();
        } else {
            summary.print();
        }
        return switch (result.status()) {
            case STOPPED -> ExitCode.STOPPED;
            case FAILED -> ExitCode.FAILED;
            default -> result.failedFiles() > 0 ? ExitCode.SOME_FILES_FAILED : ExitCode.DONE;
        };
    }

    private int withLauncher(Function<IndexRepositoryLauncher, Integer> action) {
        try (Database database = databases.open();
                ConfigurableApplicationContext context = start(database)) {
            return action.apply(context.getBean(IndexRepositoryLauncher.class));
        }
    }

    private ConfigurableApplicationContext start(Database database, String... more) {
        return start(() -> database, more);
    }

    private ConfigurableApplicationContext start(Supplier<Database> database, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        if (environment.getOrDefault("KOTA_DEBUG", "").equals("1")) {
            settings.add("--logging.level.org.springframework.batch=info");
            settings.add("--logging.level.dev.kotadb=debug");
        } else if (LogFormat.of(environment) == LogFormat.JSON) {
            settings.add("--logging.level.dev.kotadb.jobs=info"); // a collector can select; a person has the progress
        }
        try {
            return KotaApplication.start(database, Database.home(environment), settings.toArray(String[]::new));
        } catch (BeansException e) {
            throw WrongSetting.causeOf(e).<RuntimeException>map(wrong -> wrong).orElse(e);
        }
    }

    private Progress progress() {
        return switch (LogFormat.of(environment)) {
            case JSON -> new LineProgress(LoggerFactory.getLogger(LineProgress.class)::info);
            case TEXT -> console.terminal().getAsBoolean() ? new BarProgress(console.err()) : new LineProgress(console.err()::println);
        };
    }
}

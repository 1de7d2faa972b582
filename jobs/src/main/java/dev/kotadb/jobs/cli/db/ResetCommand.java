package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.reset.DatabaseReset;
import dev.kotadb.schema.admin.reset.ResetRequest;
import dev.kotadb.schema.admin.reset.ResetResult;
import dev.kotadb.schema.admin.reset.ResetSurvey;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = "Drop everything that belongs to KotaDB and nothing else, then apply all migrations. Shows first what"
                + " will be lost. To complete a reset that was interrupted, run it again.",
        footerHeading = "%nOther tables, views and functions in the same schemas are listed and kept. The reset is refused if"
                + " one of them depends on what is dropped, while a job is running, and during another reset. Roles,"
                + " extensions and a platform's auth.users stay as they are.%n%nExamples:%n",
        footer = {
            "  kota db reset --seed",
            "  kota db reset --instance staging --yes --dump staging.sql",
            "  kota db reset --instance production --confirm production --no-dump"
        })
final class ResetCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;
    private final Question question;
    private final DumpBefore dump;

    @Mixin
    private final ResetConsent consent = new ResetConsent();

    @Option(names = "--seed", description = "Insert the test data at the end; see kota db seed.")
    private boolean seed;

    @Option(names = "--allow-protected", description = "With --seed: allow a protected instance.")
    private boolean allowProtected;

    @Option(names = "--drop-foreign", description = "Also drop objects in these schemas that are not KotaDB's.")
    private boolean dropForeign;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    ResetCommand(Console console, DatabaseSource databases, Question question, DumpBefore dump) {
        this.console = console;
        this.databases = databases;
        this.question = question;
        this.dump = dump;
    }

    /** Writes a database's data to a file before it is dropped. */
    @FunctionalInterface
    interface DumpBefore {
        /** @param foreignToo whether other tables will be dropped, and are therefore dumped, too */
        void dump(Database database, Path file, boolean foreignToo);
    }

    @Override
    public Integer call() {
        ChosenInstance chosen = databases.instance();
        if (seed) {
            SeedCommand.requireAllowed(chosen, allowProtected);
        }
        try (Database database = databases.open()) {
            DatabaseReset reset = new DatabaseReset(database.dataSource());
            ResetReport report = new ResetReport(console, chosen.instance(), database);
            ResetSurvey survey = reset.survey();
            report.tellWhatWillBeLost(survey, dropForeign);
            survey.requireDroppable(dropForeign);
            Optional<Path> file = consent.dump(chosen, survey.isEmpty(), question);
            consent.require(chosen, console, question);
            ResetResult result = reset.run(new ResetRequest(
                    dropForeign,
                    seed,
                    step -> console.err().println(step),
                    locked -> file.ifPresent(to -> dump(survey, database, to))));
            if (json) {
                report.printJson(survey, result);
            } else {
                report.print(result);
            }
            return ExitCode.DONE;
        }
    }

    private void dump(ResetSurvey survey, Database database, Path file) {
        if (survey.interrupted().isPresent() && Files.exists(file)) {
            console.err().println(file + " exists from the interrupted reset and is kept.");
        } else {
            dump.dump(database, file, dropForeign);
        }
    }
}

package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.Console;
import dev.kotadb.jobs.cli.DatabaseSource;
import dev.kotadb.jobs.cli.ExitCode;
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
        description = "Drop what is KotaDB's, and only that; apply all migrations; put in test data where asked. It shows"
                + " first what will be lost. One that died is put right by running it again.",
        footerHeading = "%nTables, views and functions of somebody else in the same schemas are told of and kept. Where one"
                + " of them depends on what is dropped, the reset is refused. Roles, extensions and a platform's"
                + " auth.users stay as they are. A running job is a reason to refuse; so is another reset.%n%nExamples:%n",
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

    @Option(names = "--seed", description = "Put in the test data at the end; see kota db seed.")
    private boolean seed;

    @Option(names = "--allow-protected", description = "With --seed: also where the instance is protected.")
    private boolean allowProtected;

    @Option(names = "--drop-foreign", description = "Drop what is not KotaDB's in these schemas, too.")
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
        /** @param foreignToo whether what is not KotaDB's will be dropped, and is therefore written, too */
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
            console.err().println(file + " is there from the reset that did not end, and is kept as it is.");
        } else {
            dump.dump(database, file, dropForeign);
        }
    }
}

package dev.kotadb.jobs.cli.validate;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.ResultFile;
import dev.kotadb.jobs.cli.junit.JUnitXml;
import dev.kotadb.jobs.validate.InstanceValidation;
import dev.kotadb.jobs.validate.ValidationReport;
import dev.kotadb.jobs.validate.ValidationRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Validates a database and tells the result; {@code kota db validate} and {@code kota run validate-instance} are this. */
public final class Validation {
    private final Console console;
    private final DatabaseSource databases;

    public Validation(Console console, DatabaseSource databases) {
        this.console = console;
        this.databases = databases;
    }

    /**
     * Goes through the checklist and tells it.
     *
     * @param json whether standard output gets one JSON object instead of the checklist
     * @param junit a file to write as JUnit XML; null for none
     * @return an {@link ExitCode}
     */
    public int run(ValidationRequest request, boolean json, @Nullable Path junit) {
        ResultFile.requireWritable("--junit", junit);
        ChecklistText text = new ChecklistText(console);
        try (OpenedOnce database = new OpenedOnce(databases)) {
            ValidationReport report =
                    InstanceValidation.run(database::get, request, json ? check -> {} : text::show);
            if (json) {
                ChecklistJson.write(console, database.url(), report);
            } else {
                text.sum(report);
            }
            if (junit != null) {
                JUnitXml.write(junit, ChecklistSuite.of(database.url(), report));
            }
            return report.isSound() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}

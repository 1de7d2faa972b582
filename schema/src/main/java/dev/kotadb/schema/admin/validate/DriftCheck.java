package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.admin.catalog.CatalogDiff;
import dev.kotadb.schema.admin.catalog.Difference;
import dev.kotadb.schema.admin.catalog.SchemaDiff;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Checks that the schema equals the one that the migrations create in a temporary database. Takes some seconds, and uses its own
 * connections.
 *
 * @param home the folder of the embedded server, which is used if the role may not create a database
 */
record DriftCheck(Supplier<Database> database, Path home) implements Check {
    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String title() {
        return "the schema is what the migrations make";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) {
        CatalogDiff diff = SchemaDiff.of(database.get(), home);
        List<Problem> problems = diff.structural().stream().map(DriftCheck::problem).toList();
        String grants = diff.grants().isEmpty()
                ? ""
                : "; " + diff.grants().size() + " differences in grants alone, which platforms change";
        return CheckResult.failedOn(problems, "compared with " + diff.shadow() + grants);
    }

    private static Problem problem(Difference difference) {
        String what = switch (difference.change()) {
            case MISSING -> " is missing";
            case EXTRA -> " is made by no migration";
            case CHANGED -> " was changed: " + String.join(", ", difference.parts().stream()
                    .map(Difference.Part::property)
                    .toList());
        };
        return new Problem(difference.kind().word() + " " + difference.name() + what,
                "kota db diff shows it, kota db diff --sql prints statements that undo it.");
    }
}

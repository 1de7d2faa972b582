package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.NewerSchemaException;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that every migration was applied and recorded in the table {@code migrations}. */
final class MigrationsCheck implements Check {
    private static final String RECORDED = "SELECT name FROM public.migrations";

    @Override
    public String name() {
        return MIGRATIONS;
    }

    @Override
    public String title() {
        return "every migration is applied";
    }

    @Override
    public List<String> needs() {
        return List.of(CONNECTION);
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<MigrationStatus> all;
        try {
            all = SchemaMigrations.status(transaction.dataSource());
        } catch (NewerSchemaException e) {
            return CheckResult.failed(String.valueOf(e.getMessage()), "Validate with the version of kota that made it.");
        }
        List<String> pending = all.stream()
                .filter(MigrationStatus::pending)
                .map(MigrationStatus::name)
                .toList();
        if (!pending.isEmpty()) {
            return CheckResult.failed(pending.size() + " of " + all.size() + " migrations are pending, first "
                    + pending.getFirst(), "Apply them by: kota db migrate");
        }
        Set<String> unrecorded = all.stream().map(MigrationStatus::name).collect(Collectors.toCollection(TreeSet::new));
        transaction.list(RECORDED, row -> row.getString(1)).forEach(unrecorded::remove);
        return unrecorded.isEmpty()
                ? new CheckResult.Passed(all.size() + " migrations, the last is " + all.getLast().name())
                : CheckResult.failed("the table migrations does not name " + String.join(", ", unrecorded),
                        "Insert the names into public.migrations; the trigger record_applied_migration should have done so.");
    }
}

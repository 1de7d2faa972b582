package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.List;

/** One line of the checklist. */
public interface Check {
    /** The check's name in machine-readable reports: lower case with dashes. */
    String name();

    /** What holds if it passes. */
    String title();

    /**
     * Runs the check. What it writes is rolled back afterwards.
     *
     * @throws SQLException if the database refuses a statement; the runner reports a failure
     */
    CheckResult run(CheckTransaction transaction) throws SQLException;

    /** The names of the checks that have to pass before this one is meaningful. */
    default List<String> needs() {
        return List.of(ServerCheck.NAME, MigrationsCheck.NAME);
    }
}

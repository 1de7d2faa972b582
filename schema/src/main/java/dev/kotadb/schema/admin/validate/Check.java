package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.List;

/** One check of the checklist. */
public interface Check {
    String CONNECTION = "connection";
    String MIGRATIONS = "migrations";
    String ROLES = "roles";

    /** The check's name in machine-readable reports: lower case with dashes. */
    String name();

    /** What is true if the check passes. */
    String title();

    /**
     * Runs the check. What it writes is rolled back afterwards.
     *
     * @throws SQLException if the database refuses a statement; the runner reports a failure
     */
    CheckResult run(CheckTransaction transaction) throws SQLException;

    /** The names of the checks that must pass before this one can run. */
    default List<String> needs() {
        return List.of(CONNECTION, MIGRATIONS);
    }
}

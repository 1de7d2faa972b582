package dev.kotadb.schema.validate;

import java.sql.SQLException;

/** One line of the checklist. */
public interface Check {
    /** Lower case with dashes; names the check in reports that machines read. */
    String name();

    /** What is the case where it passes. */
    String title();

    /**
     * Looks. Whatever it writes is rolled back afterwards.
     *
     * @throws SQLException where the database refuses; the runner makes a failure of it
     */
    CheckResult run(CheckTransaction transaction) throws SQLException;

    /** Whether the checks after this one can say nothing where it fails. */
    default boolean isPrerequisite() {
        return false;
    }
}

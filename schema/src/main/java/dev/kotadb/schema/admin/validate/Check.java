package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.List;

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

    /** The names of the checks without which this one says nothing. */
    default List<String> needs() {
        return List.of(ServerCheck.NAME, MigrationsCheck.NAME);
    }
}

package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that no transaction is open for long, because it prevents vacuum from removing dead rows in the whole database.
 *
 * @param longest the accepted time, enough for a run's publication
 */
record LongTransactionsCheck(Duration longest) implements Check {
    private static final String LONG = """
            SELECT pid, coalesce(usename, '?'), coalesce(nullif(application_name, ''), 'unknown program'), state,
                   extract(epoch FROM clock_timestamp() - xact_start)::bigint
            FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
              AND xact_start < clock_timestamp() - ? * interval '1 second'
            ORDER BY xact_start
            """;
    private static final String PREPARED = """
            SELECT gid, extract(epoch FROM clock_timestamp() - prepared)::bigint
            FROM pg_prepared_xacts
            WHERE database = current_database() AND prepared < clock_timestamp() - ? * interval '1 second'
            ORDER BY prepared
            """;

    @Override
    public String name() {
        return "long-transactions";
    }

    @Override
    public String title() {
        return "no transaction is open for long";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Problem> problems = new ArrayList<>(transaction.list(LONG, row -> new Problem(
                "session " + row.getInt(1) + " of " + row.getString(2) + " (" + row.getString(3) + ", "
                        + row.getString(4) + ") has had a transaction open for " + row.getLong(5) + " s",
                "Let it end, or end it with: SELECT pg_terminate_backend(" + row.getInt(1) + ");"), longest.toSeconds()));
        problems.addAll(transaction.list(PREPARED, row -> new Problem(
                "the prepared transaction " + row.getString(1) + " has been waiting for " + row.getLong(2) + " s",
                "COMMIT PREPARED or ROLLBACK PREPARED it."), longest.toSeconds()));
        return CheckResult.warnedOn(problems, "none over " + longest.toMinutes() + " minutes");
    }
}

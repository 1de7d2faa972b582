package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.List;

/**
 * Every large index earns its writes.
 *
 * @param fewestBytes a smaller index costs next to nothing
 * @param fewestDays statistics that are younger say nothing
 */
record UnusedIndexesCheck(long fewestBytes, int fewestDays) implements Check {
    // An index that keeps rows unique works without being scanned.
    private static final String AGE = """
            SELECT coalesce(extract(epoch FROM now() - coalesce(stats_reset, pg_postmaster_start_time())) / 86400, 0)
            FROM pg_stat_database WHERE datname = current_database()
            """;
    private static final String UNUSED = """
            SELECT s.indexrelid::regclass::text, s.relid::regclass::text, pg_size_pretty(pg_relation_size(s.indexrelid))
            FROM pg_stat_user_indexes s JOIN pg_index i ON i.indexrelid = s.indexrelid
            WHERE s.schemaname = 'public' AND s.idx_scan = 0 AND NOT i.indisunique
              AND pg_relation_size(s.indexrelid) >= ?
            ORDER BY pg_relation_size(s.indexrelid) DESC
            """;

    @Override
    public String name() {
        return "unused-indexes";
    }

    @Override
    public String title() {
        return "every large index is used";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        double days = transaction.one(AGE, row -> row.getDouble(1));
        if (days < fewestDays) {
            return new CheckResult.Passed("not to be told yet: the server counts since less than " + fewestDays + " days");
        }
        List<Problem> unused = transaction.list(UNUSED, row -> new Problem(
                "index " + row.getString(1) + " on " + row.getString(2) + " was never used and takes " + row.getString(3),
                "Nothing is wrong; where nobody will search that way, DROP INDEX CONCURRENTLY saves its writes."),
                fewestBytes);
        return CheckResult.warnedOn(unused, "in " + (long) days + " days");
    }
}

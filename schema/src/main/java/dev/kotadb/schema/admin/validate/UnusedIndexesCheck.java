package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Checks that every large index is used.
 *
 * @param minBytes smaller indexes are not checked
 * @param minAge the age from which the server's statistics are reliable
 */
record UnusedIndexesCheck(long minBytes, Duration minAge) implements Check {
    private static final String AGE = """
            SELECT coalesce(extract(epoch FROM now() - coalesce(stats_reset, pg_postmaster_start_time())), 0)
            FROM pg_stat_database WHERE datname = current_database()
            """;
    // Without unique indexes, which are used even if they are never scanned.
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
        Duration age = Duration.ofSeconds(transaction.one(AGE, row -> row.getLong(1)));
        if (age.compareTo(minAge) < 0) {
            return new CheckResult.Passed("too early to tell: the server has counted for less than " + minAge.toDays() + " days");
        }
        List<Problem> unused = transaction.list(UNUSED, row -> new Problem(
                "index " + row.getString(1) + " on " + row.getString(2) + " was never used and takes " + row.getString(3),
                "Nothing is wrong. If no query will need it, DROP INDEX CONCURRENTLY saves its writes."),
                minBytes);
        return CheckResult.warnedOn(unused, "in " + age.toDays() + " days");
    }
}

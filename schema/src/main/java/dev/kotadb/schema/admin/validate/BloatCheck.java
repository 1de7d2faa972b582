package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.objects.RunTableNames;
import dev.kotadb.schema.objects.Tables;
import java.sql.SQLException;
import java.util.List;

/**
 * Checks that no table has many more dead rows than autovacuum would leave.
 *
 * @param minDeadRows tables with fewer dead rows are not reported
 */
record BloatCheck(long minDeadRows) implements Check {
    // Autovacuum starts at 20 % by default. At 50 %, it does not keep up or is disabled.
    private static final String BLOATED = """
            SELECT format('%%I.%%I', schemaname, relname), n_dead_tup, n_live_tup,
                   coalesce(greatest(last_vacuum, last_autovacuum)::text, 'never')
            FROM pg_stat_user_tables
            WHERE schemaname = ANY (?)
              AND n_dead_tup > ? AND n_dead_tup > n_live_tup / 2 AND NOT %s
            ORDER BY n_dead_tup DESC
            """.formatted(RunTableNames.isRunTable("schemaname", "relname"));

    @Override
    public String name() {
        return "bloat";
    }

    @Override
    public String title() {
        return "no table is mostly dead rows";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Problem> bloated = transaction.list(BLOATED, row -> new Problem(
                "table " + row.getString(1) + " has " + row.getLong(2) + " dead rows beside " + row.getLong(3)
                        + " live ones; last vacuumed: " + row.getString(4),
                "VACUUM (ANALYZE) " + row.getString(1) + "; and see why autovacuum does not (a long transaction?)"),
                Tables.schemas(), minDeadRows);
        return CheckResult.warnedOn(bloated, "by the server's own counts");
    }
}

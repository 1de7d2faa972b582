package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.objects.Tables;
import java.sql.SQLException;
import java.util.List;

/** Checks that no index is invalid. A failed CREATE INDEX CONCURRENTLY leaves an invalid index. */
final class IndexValidityCheck implements Check {
    private static final String INVALID = """
            SELECT n.nspname || '.' || c.relname, i.indrelid::regclass::text
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY (?) AND NOT (i.indisvalid AND i.indisready)
              AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
            ORDER BY 1
            """;

    @Override
    public String name() {
        return "indexes-valid";
    }

    @Override
    public String title() {
        return "every index is valid";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Problem> invalid = transaction.list(INVALID, row -> new Problem(
                "index " + row.getString(1) + " on " + row.getString(2) + " is invalid, so nothing is found by it",
                "REINDEX INDEX CONCURRENTLY " + row.getString(1) + "; or drop it if it is not one of kota's"),
                Tables.schemas());
        return CheckResult.failedOn(invalid, "none is invalid");
    }
}

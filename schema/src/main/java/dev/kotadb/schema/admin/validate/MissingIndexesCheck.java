package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.List;

/**
 * Checks that every foreign key of a large table has an index. Without one, each delete of a parent row scans the whole table.
 *
 * @param minRows smaller tables are not checked
 */
record MissingIndexesCheck(long minRows) implements Check {
    // An index whose first column is a column of the key is sufficient: it finds few rows.
    private static final String MISSING = """
            SELECT c.conname, c.conrelid::regclass::text,
                   (SELECT string_agg(format('%I', a.attname), ', ' ORDER BY k.n)
                    FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
                   greatest(t.reltuples, 0)::bigint
            FROM pg_constraint c
            JOIN pg_class t ON t.oid = c.conrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE c.contype = 'f' AND n.nspname IN ('public', 'batch') AND t.reltuples >= ?
              AND NOT EXISTS (SELECT FROM pg_index i
                              WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indkey[0] = ANY (c.conkey))
            ORDER BY t.reltuples DESC, c.conname
            """;

    @Override
    public String name() {
        return "missing-indexes";
    }

    @Override
    public String title() {
        return "every large table's foreign keys have an index";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Problem> missing = transaction.list(MISSING, row -> new Problem(
                "foreign key " + row.getString(1) + " of " + row.getString(2) + " (about " + row.getLong(4)
                        + " rows) has no index",
                "CREATE INDEX CONCURRENTLY ON " + row.getString(2) + " (" + row.getString(3) + ");"), minRows);
        return CheckResult.warnedOn(missing, "so that deleting a parent row finds its children");
    }
}

package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that no row refers to a missing row: by every foreign key, because publications and restores disable the server's own
 * checks if the role may, and by the one column that refers to rows without a foreign key.
 */
final class OrphansCheck implements Check {
    // Each key's name, tables, join condition, condition that it is not null, and first column.
    private static final String KEYS = """
            SELECT c.conname, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
                   string_agg(format('p.%I = c.%I', p.attname, a.attname), ' AND ' ORDER BY k.n),
                   string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ' ORDER BY k.n),
                   (array_agg(format('%I', a.attname) ORDER BY k.n))[1]
            FROM pg_constraint c
            JOIN pg_namespace n ON n.oid = c.connamespace
            CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (own, other, n)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
            JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = k.other
            WHERE c.contype = 'f' AND n.nspname IN ('public', 'batch', 'staging')
            GROUP BY c.oid, c.conname, c.conrelid, c.confrelid
            UNION ALL
            SELECT 'source_symbol_id', 'public."references"'::regclass::text, 'public.symbols'::regclass::text,
                   'p.id = c.source_symbol_id', 'c.source_symbol_id IS NOT NULL', 'source_symbol_id'
            ORDER BY child, parent, 1
            """;
    private static final String ORPHANS = """
            SELECT count(*), min(c.%s::text) FROM %s c
            WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s)
            HAVING count(*) > 0
            """;

    private record Key(String name, String child, String parent, String join, String given, String column) {}

    @Override
    public String name() {
        return "orphans";
    }

    @Override
    public String title() {
        return "no row refers to a missing row";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Key> keys = transaction.list(KEYS, row -> new Key(row.getString(1), row.getString(2), row.getString(3),
                row.getString(4), row.getString(5), row.getString(6)));
        List<Problem> problems = new ArrayList<>();
        for (Key key : keys) {
            problems.addAll(orphans(transaction, key));
        }
        return CheckResult.failedOn(problems, "by " + keys.size() + " keys");
    }

    private static List<Problem> orphans(CheckTransaction transaction, Key key) throws SQLException {
        String sql = ORPHANS.formatted(key.column(), key.child(), key.given(), key.parent(), key.join());
        return transaction.list(sql, row -> new Problem(
                row.getLong(1) + " rows of " + key.child() + " refer to rows of " + key.parent() + " that do not exist ("
                        + key.name() + "; one has " + key.column() + " " + row.getString(2) + ")",
                "Delete them: DELETE FROM " + key.child() + " c WHERE " + key.given() + " AND NOT EXISTS (SELECT FROM "
                        + key.parent() + " p WHERE " + key.join() + "); then index the repository again with --full"));
    }
}

package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.objects.KotaTable;
import dev.kotadb.schema.objects.Tables;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Checks that row level security is enabled on each of kota's tables in {@code public}, the schema that tenants can reach. */
final class RowSecurityCheck implements Check {
    // Only kota's tables: others in this schema are not checked.
    private static final String TABLES = """
            SELECT c.oid::regclass::text, c.relrowsecurity
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
              AND c.relname = ANY (?)
            ORDER BY 1
            """;

    private record Secured(String name, boolean on) {}

    @Override
    public String name() {
        return "row-security-enabled";
    }

    @Override
    public String title() {
        return "row level security is on everywhere";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Secured> tables = transaction.list(TABLES, row -> new Secured(row.getString(1), row.getBoolean(2)),
                Stream.concat(
                                Stream.of(Tables.FLYWAY_HISTORY),
                                Tables.ALL.stream().filter(table -> table.schema().equals("public")).map(KotaTable::name))
                        .toList());
        List<Problem> open = tables.stream()
                .filter(table -> !table.on())
                .map(table -> new Problem("row level security is off on " + table.name(),
                        "ALTER TABLE " + table.name() + " ENABLE ROW LEVEL SECURITY;"))
                .toList();
        return CheckResult.failedOn(open, tables.size() + " tables");
    }
}

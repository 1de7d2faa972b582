package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.List;

/** Row level security is on, on every table that the platform offers to tenants. */
final class RowSecurityCheck implements Check {
    // What else lives in this schema is its owner's business.
    private static final String TABLES = """
            SELECT c.oid::regclass::text, c.relrowsecurity
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
              AND ('table public.' || c.relname = ANY (?) OR c.relname = 'flyway_schema_history')
            ORDER BY 1
            """;

    private record Table(String name, boolean secured) {}

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
        List<Table> tables = transaction.list(TABLES, row -> new Table(row.getString(1), row.getBoolean(2)),
                List.copyOf(CatalogObjects.expected()));
        List<Problem> open = tables.stream()
                .filter(table -> !table.secured())
                .map(table -> new Problem("row level security is off on " + table.name(),
                        "ALTER TABLE " + table.name() + " ENABLE ROW LEVEL SECURITY;"))
                .toList();
        return CheckResult.failedOn(open, tables.size() + " tables");
    }
}

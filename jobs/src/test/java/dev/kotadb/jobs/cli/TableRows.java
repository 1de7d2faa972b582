package dev.kotadb.jobs.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The rows of all tables as text, to be compared by value. */
final class TableRows {
    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)' AND NOT c.relispartition
            ORDER BY 1
            """;

    // Without records of migrations and of the batch.
    private static final String DATA = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname IN ('public', 'auth')
              AND c.relname NOT IN ('flyway_schema_history', 'migrations')
            ORDER BY 1
            """;
    private static final String WITHOUT_CHANCE = """
            SELECT (to_jsonb(t) - ARRAY(
                       SELECT attname::text FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = attrelid AND d.adnum = attnum
                       WHERE attrelid = '%1$s'::regclass
                         AND (atttypid = 'timestamptz'::regtype OR pg_get_expr(d.adbin, attrelid) LIKE '%%uuid()%%')))::text
            FROM %1$s t ORDER BY 1
            """;

    private static final String USERS = "auth.users";

    private TableRows() {}

    /** Everything that the database holds. */
    static SortedMap<String, List<String>> all(DataSource dataSource) {
        return read(dataSource, TABLES, "SELECT t::text FROM %s t ORDER BY 1");
    }

    /** What a dump holds: of accounts id and address. */
    static SortedMap<String, List<String>> data(DataSource dataSource) {
        SortedMap<String, List<String>> all = read(dataSource, DATA, "SELECT t::text FROM %s t ORDER BY 1");
        all.put(USERS, read(dataSource, "SELECT '" + USERS + "'", "SELECT id || ' ' || email FROM %s ORDER BY 1").get(USERS));
        return all;
    }

    /** What a dump holds without times and ids that chance gives; for rows that were made at different moments. */
    static SortedMap<String, List<String>> timeless(DataSource dataSource) {
        return read(dataSource, DATA, WITHOUT_CHANCE);
    }

    private static SortedMap<String, List<String>> read(DataSource dataSource, String tables, String rows) {
        SortedMap<String, List<String>> all = new TreeMap<>();
        try (Connection connection = dataSource.getConnection()) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (String table : jdbc.sql(tables).query(String.class).list()) {
                all.put(table, jdbc.sql(rows.formatted(table)).query(String.class).list());
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return all;
    }
}

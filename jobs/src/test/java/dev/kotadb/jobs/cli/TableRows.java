package dev.kotadb.jobs.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of all tables as text, to be compared by value. */
final class TableRows {
    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)' AND NOT c.relispartition
            ORDER BY 1
            """;

    // What moments and machines differ in: the clock's values, and records of migrations and of the batch.
    private static final String DATA = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname IN ('public', 'auth')
              AND c.relname NOT IN ('flyway_schema_history', 'migrations')
            ORDER BY 1
            """;
    private static final String WITHOUT_CLOCK = """
            SELECT (to_jsonb(t) - ARRAY(SELECT attname::text FROM pg_attribute
                                        WHERE attrelid = '%1$s'::regclass AND atttypid = 'timestamptz'::regtype))::text
            FROM %1$s t ORDER BY 1
            """;

    private static final String USERS = "auth.users";

    private TableRows() {}

    /** Everything that the database holds. */
    static SortedMap<String, List<String>> all(DataSource dataSource) {
        return read(dataSource, TABLES, "SELECT t::text FROM %s t ORDER BY 1");
    }

    /** What a dump holds: of accounts not the time. */
    static SortedMap<String, List<String>> data(DataSource dataSource) {
        SortedMap<String, List<String>> all = read(dataSource, DATA, "SELECT t::text FROM %s t ORDER BY 1");
        all.put(USERS, JdbcClient.create(dataSource).sql(WITHOUT_CLOCK.formatted(USERS)).query(String.class).list());
        return all;
    }

    /** What a dump holds, times left out; for rows that were made at different moments. */
    static SortedMap<String, List<String>> timeless(DataSource dataSource) {
        return read(dataSource, DATA, WITHOUT_CLOCK);
    }

    private static SortedMap<String, List<String>> read(DataSource dataSource, String tables, String rows) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        SortedMap<String, List<String>> all = new TreeMap<>();
        for (String table : jdbc.sql(tables).query(String.class).list()) {
            all.put(table, jdbc.sql(rows.formatted(table)).query(String.class).list());
        }
        return all;
    }
}

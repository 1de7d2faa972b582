package dev.kotadb.jobs.index;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The staging tables that runs have. */
public final class StagingTablesOf {
    private StagingTablesOf() {}

    public static List<String> all(JdbcClient jdbc) {
        return jdbc.sql("""
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'staging' AND c.relkind = 'r' AND c.relname ~ '_[0-9a-f]{32}$' ORDER BY 1
                """).query(String.class).list();
    }
}

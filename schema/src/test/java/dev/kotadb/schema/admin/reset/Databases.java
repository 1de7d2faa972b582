package dev.kotadb.schema.admin.reset;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests ask of a database. */
public final class Databases {
    // Everything that the migrations make, as text.
    private static final String STRUCTURE = """
            WITH o AS (
                SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind, c.relacl, c.relrowsecurity
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN ('public', 'auth', 'batch', 'staging', 'kota_private')
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                  AND d.deptype = 'e')
            )
            SELECT name || ' ' || relkind::text || ' ' || relrowsecurity || ' ' || coalesce(relacl::text, '') FROM o
            UNION ALL
            SELECT name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
                   || coalesce(pg_get_expr(f.adbin, f.adrelid), '')
            FROM o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum WHERE relkind = 'r'
            UNION ALL
            SELECT name || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) FROM o JOIN pg_constraint k ON k.conrelid = o.oid
            UNION ALL
            SELECT pg_get_indexdef(oid) FROM o WHERE relkind = 'i'
            UNION ALL
            SELECT pg_get_triggerdef(t.oid) FROM o JOIN pg_trigger t ON t.tgrelid = o.oid AND NOT t.tgisinternal
            UNION ALL
            SELECT p::text FROM pg_policies p
            UNION ALL
            SELECT pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') FROM pg_proc p
            WHERE p.pronamespace IN (to_regnamespace('public'), to_regnamespace('kota_private')) AND p.prokind = 'f'
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                              AND d.deptype = 'e')
            UNION ALL
            SELECT nspname || coalesce(nspacl::text, '') FROM pg_namespace WHERE nspname !~ '^pg_'
            """;

    private Databases() {}

    /** One column of strings, names qualified. */
    static List<String> withoutSearchPath(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = ''");
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Two databases of the same structure have the same lines. */
    public static List<String> structure(DataSource dataSource) {
        return withoutSearchPath(dataSource, STRUCTURE).stream().sorted().toList();
    }

    static JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    static long count(DataSource dataSource, String table) {
        return jdbc(dataSource).sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    static void run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}

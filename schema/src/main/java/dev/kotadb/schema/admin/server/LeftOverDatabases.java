package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.settings.Limit;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds temporary databases that killed processes left on a server: those of comparisons ({@code kota_shadow_…}) and of restores
 * of older dumps ({@code kota_restore_…}).
 */
public final class LeftOverDatabases {
    // Young databases are excluded, because a database that was just created has no session yet.
    private static final String LEFT_OVER = """
            SELECT d.datname::text FROM pg_database d
            WHERE (d.datname ~ '^kota_shadow_[0-9]+_[0-9a-f]{8}$'
                       AND split_part(d.datname, '_', 3)::bigint < extract(epoch FROM now()) - :age
                   OR d.datname ~ '^kota_restore_[0-9]+$')
              AND pg_has_role(d.datdba, 'USAGE')
              AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
            ORDER BY 1
            """;

    private LeftOverDatabases() {}

    /** The names, which need no quotes, of those that the role may drop and that have no sessions. */
    public static List<String> on(DataSource server) {
        return JdbcClient.create(server).sql(LEFT_OVER).param("age", Limit.LEFT_OVER_AGE.value()).query(String.class).list();
    }
}

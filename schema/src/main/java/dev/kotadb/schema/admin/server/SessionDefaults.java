package dev.kotadb.schema.admin.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Sessions in which our statements mean the same whatever is set for the role or the database: names are those of
 * {@code public}, a backslash is a backslash, a transaction sees what others have committed, and nobody ends a session that
 * waits, which may hold a lock or a publication while files are read. Where nothing of that is set otherwise, nothing is set.
 */
final class SessionDefaults extends DelegatingDataSource {
    // The rest of the path stays: extensions may live there.
    private static final String SETTLE = """
            SELECT pg_catalog.set_config(name, value, false)
            FROM (VALUES
                ('search_path', CASE
                    WHEN (pg_catalog.current_schemas(false))[1] = 'public' THEN pg_catalog.current_setting('search_path')
                    ELSE pg_catalog.concat_ws(', ', 'public', nullif(pg_catalog.current_setting('search_path'), '')) END),
                ('standard_conforming_strings', 'on'),
                ('default_transaction_isolation', 'read committed'),
                ('idle_in_transaction_session_timeout', '0'),
                ('idle_session_timeout', '0')) AS wanted (name, value)
            WHERE pg_catalog.current_setting(name) <> value
            """;

    SessionDefaults(DataSource sessions) {
        super(sessions);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTLE);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}

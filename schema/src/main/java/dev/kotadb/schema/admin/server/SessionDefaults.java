package dev.kotadb.schema.admin.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives each session the settings that our statements need: {@code public} first in the search path, standard strings, isolation
 * READ COMMITTED, and no timeout for idle sessions, because they may hold a lock or a publication while files are read. They
 * override settings of the role or database. No-op if the session already has these settings.
 */
final class SessionDefaults extends DelegatingDataSource {
    // The other schemas of the search path stay, because they may contain extensions.
    private static final String SET_DEFAULTS = """
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

    private final int timeoutMillis;

    /** @param timeoutSeconds how long a session waits for the server once it has the settings; 0 for no limit */
    SessionDefaults(DataSource sessions, int timeoutSeconds) {
        super(sessions);
        this.timeoutMillis = timeoutSeconds * 1000;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SET_DEFAULTS);
            connection.setNetworkTimeout(Runnable::run, timeoutMillis);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}

package dev.kotadb.schema.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SqlArrayValue;

/** JDBC as this package's queries use it. */
final class QueryClient {
    /** Rows fetched at once inside a transaction, so that no result is held in memory as a whole. */
    private static final int PAGE = 2000;

    private QueryClient() {}

    /** A client that runs every statement on this connection. Its failures are {@link QueryFailedException}s. */
    static JdbcClient on(Connection connection) {
        try {
            // Plan each statement for its own values: a generic plan is many times slower for a frequent symbol.
            connection.unwrap(PGConnection.class).setPrepareThreshold(0);
        } catch (SQLException e) {
            throw new QueryFailedException(e);
        }
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        template.setFetchSize(PAGE);
        template.setExceptionTranslator((task, sql, failure) -> new QueryFailedException(failure));
        // Rows are mapped by hand; the default conversion service would cost a command 80 ms at its start.
        return JdbcClient.create(new NamedParameterJdbcTemplate(template), new GenericConversionService());
    }

    /** A parameter of type {@code uuid[]}. */
    static SqlArrayValue uuids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    /** A parameter of type {@code text[]}. */
    static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }

    /** Escapes the text for {@code LIKE}. */
    static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}

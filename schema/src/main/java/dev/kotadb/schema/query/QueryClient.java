package dev.kotadb.schema.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.UUID;
import org.postgresql.PGStatement;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SqlArrayValue;

/** Creates the JDBC client of this package's queries, and its parameters. */
public final class QueryClient {
    /** The number of rows fetched at once, so that a result is not held in memory as a whole. */
    private static final int PAGE = 2000;

    private QueryClient() {}

    /**
     * Returns a client that runs every statement on this connection and throws {@link QueryFailedException}. The server plans each
     * anew: a plan for any arguments is many times slower for a frequent symbol.
     */
    static JdbcClient on(Connection connection) {
        return client(new JdbcTemplate(new SingleConnectionDataSource(connection, true)) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
        });
    }

    /** As {@link #on}, for statements that have one good plan: a connection that is used again and again does not plan them again. */
    static JdbcClient preparing(Connection connection) {
        return client(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    }

    private static JdbcClient client(JdbcTemplate template) {
        template.setFetchSize(PAGE);
        template.setExceptionTranslator((task, sql, failure) -> new QueryFailedException(failure));
        // Rows are mapped by hand, and creating the default conversion service takes 80 ms.
        return JdbcClient.create(new NamedParameterJdbcTemplate(template), new GenericConversionService());
    }

    /** A parameter of type {@code uuid[]}. */
    public static SqlArrayValue uuids(Collection<UUID> ids) {
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

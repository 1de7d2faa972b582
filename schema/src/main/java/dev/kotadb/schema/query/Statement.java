package dev.kotadb.schema.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** One statement with its parameters in order; a list of ids becomes an array of uuid, of strings one of text. */
record Statement(String sql, @Nullable Object... parameters) {
    private static final int PAGE = 2000;

    /** Makes a value of the row at hand. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row at hand. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Connection connection, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        forEach(connection, row -> rows.add(reader.read(row)));
        return rows;
    }

    /** Reads page by page where the connection is in a transaction, so that no result is held as a whole. */
    void forEach(Connection connection, RowConsumer consumer) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(PAGE);
            // A plan for the values at hand, each time: one for any values is many times slower for a frequent symbol.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            for (int i = 0; i < parameters.length; i++) {
                set(connection, statement, i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        } catch (SQLException e) {
            throw new QueryFailedException(e);
        }
    }

    private static void set(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value instanceof List<?> list) {
            boolean ids = !list.isEmpty() && list.getFirst() instanceof UUID;
            statement.setArray(index, connection.createArrayOf(ids ? "uuid" : "text", list.toArray()));
        } else {
            statement.setObject(index, value);
        }
    }
}

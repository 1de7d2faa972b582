package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.admin.reset.ResetSurvey.ForeignObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Drops objects that no migration made. Does not use CASCADE, which would also drop objects that the user was not shown: an
 * object on which others depend is tried again after them, until no more can be dropped.
 */
final class ForeignObjects {
    /** The SQL state if other objects depend on a dropped one. */
    static final String DEPENDENT_OBJECTS = "2BP01";

    private ForeignObjects() {}

    /** @throws ResetRefusedException if another object depends on one of them */
    static void drop(Connection connection, List<ForeignObject> objects) throws SQLException {
        List<String> left = statements(objects);
        while (!left.isEmpty()) {
            List<String> stuck = new ArrayList<>();
            SQLException reason = null;
            for (String sql : left) {
                Savepoint before = connection.setSavepoint();
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                    connection.releaseSavepoint(before);
                } catch (SQLException e) {
                    if (!DEPENDENT_OBJECTS.equals(e.getSQLState())) {
                        throw e;
                    }
                    connection.rollback(before);
                    stuck.add(sql);
                    reason = e;
                }
            }
            if (reason != null && stuck.size() == left.size()) {
                throw ResetRefusedException.ofDependents(reason);
            }
            left = stuck;
        }
    }

    /** One statement for all tables, because their foreign keys may form a cycle, and one for each other object. */
    private static List<String> statements(List<ForeignObject> objects) {
        List<String> statements = new ArrayList<>();
        objects.stream()
                .filter(object -> !object.kind().equals("table"))
                .map(object -> "DROP " + object.kind().toUpperCase(Locale.ROOT) + " IF EXISTS " + object.name() + " RESTRICT")
                .forEach(statements::add);
        String tables = objects.stream()
                .filter(object -> object.kind().equals("table"))
                .map(ForeignObject::name)
                .collect(Collectors.joining(", "));
        if (!tables.isEmpty()) {
            statements.add("DROP TABLE IF EXISTS " + tables + " RESTRICT");
        }
        return statements;
    }
}

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
 * Drops what is somebody else's, where that was asked for. Never by CASCADE, which would take what nobody was shown: what
 * does not go yet is tried again after the others, until nothing more goes.
 */
final class ForeignObjects {
    private static final String DEPENDED_ON = "2BP01";

    private ForeignObjects() {}

    /** @throws ResetRefusedException where something that is not among them depends on one */
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
                    if (!DEPENDED_ON.equals(e.getSQLState())) {
                        throw e;
                    }
                    connection.rollback(before);
                    stuck.add(sql);
                    reason = e;
                }
            }
            if (reason != null && stuck.size() == left.size()) {
                throw DependedOn.refusal(reason);
            }
            left = stuck;
        }
    }

    /** One for all tables, since foreign keys may tie them in a circle, and one for each other object. */
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

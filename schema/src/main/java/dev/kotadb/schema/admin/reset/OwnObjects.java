package dev.kotadb.schema.admin.reset;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Our objects in a database. They are dropped in this order: no object depends on one of an earlier list.
 *
 * @param tables also {@code auth.users} if it is ours, and Flyway's history
 */
record OwnObjects(List<String> tables, List<String> sequences, List<String> functions, List<String> schemas) {
    /**
     * @param applied versions of the applied migrations
     * @param known whether the database is known to be ours
     */
    static OwnObjects of(DatabaseObjects catalog, Set<String> applied, boolean known) throws SQLException {
        if (!known) {
            return new OwnObjects(List.of(), List.of(), List.of(), List.of());
        }
        Inventory inventory = Inventory.of(applied);
        List<String> wanted = new ArrayList<>(inventory.tables());
        wanted.add(Inventory.HISTORY);
        if (catalog.usersAreOurs()) {
            wanted.add(Inventory.USERS);
        }
        if (inventory.schemas().contains(Inventory.PRIVATE_SCHEMA)) {
            wanted.addAll(catalog.privateTables());
        }
        if (inventory.schemas().contains("staging")) {
            wanted.addAll(catalog.runTables());
        }
        return new OwnObjects(
                catalog.tableNames(wanted),
                catalog.sequenceNames(inventory.sequences()),
                catalog.functionNames(inventory),
                catalog.schemaNames(inventory.schemas()));
    }

    /** Fails if other objects depend on one of them. */
    void drop(Connection connection) throws SQLException {
        drop(connection, "TABLE", tables);
        drop(connection, "SEQUENCE", sequences);
        drop(connection, "FUNCTION", functions);
        drop(connection, "SCHEMA", schemas);
    }

    private static void drop(Connection connection, String kind, List<String> names) throws SQLException {
        if (!names.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP " + kind + " " + String.join(", ", names) + " RESTRICT");
            }
        }
    }
}

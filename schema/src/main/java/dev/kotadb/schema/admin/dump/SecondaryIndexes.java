package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that no constraint needs. Loading rows without them and building them afterwards takes a fraction of the time. They
 * are dropped and built in the load's transaction, so other sessions never see the tables without them.
 */
record SecondaryIndexes(List<Index> dropped) {
    private static final String FIND = """
            SELECT format('%I.%I', n.nspname, i.relname), pg_get_indexdef(i.oid), obj_description(i.oid, 'pg_class')
            FROM pg_index x
            JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_namespace n ON n.oid = i.relnamespace
            JOIN pg_class t ON t.oid = x.indrelid
            WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY (?)
              AND pg_has_role(t.relowner, 'USAGE')
              AND x.indisvalid AND NOT x.indisreplident AND NOT x.indisclustered
              AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid)
              AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = x.indexrelid)
            ORDER BY 1
            """;
    private static final String MEMORY = "SET LOCAL maintenance_work_mem = " + Limit.RESTORE_INDEX_MEMORY.sql();

    record Index(String name, String definition, @Nullable String comment) {}

    static SecondaryIndexes drop(Connection connection, List<String> tables) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    indexes.add(new Index(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (Index index : indexes) {
                statement.execute("DROP INDEX " + index.name());
            }
        }
        return new SecondaryIndexes(List.copyOf(indexes));
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(MEMORY);
            for (Index index : dropped) {
                statement.execute(index.definition());
                if (index.comment() != null) {
                    statement.execute("COMMENT ON INDEX " + index.name() + " IS "
                            + statement.enquoteLiteral(index.comment()));
                }
            }
        }
    }
}

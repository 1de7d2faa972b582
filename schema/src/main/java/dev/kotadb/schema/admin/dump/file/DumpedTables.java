package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;

import dev.kotadb.schema.objects.KotaTable;
import dev.kotadb.schema.objects.KotaTable.Content;
import dev.kotadb.schema.objects.Tables;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables and sequences to dump.
 *
 * @param tables each after the tables that it refers to
 * @param leftOut names of tables in public that are not dumped because they are not kota's
 */
public record DumpedTables(List<Table> tables, List<String> leftOut, List<DumpManifest.Sequence> sequences) {
    /** The names of kota's tables whose rows are dumped. */
    public static final List<String> OURS = Tables.dumped().stream().map(KotaTable::name).toList();

    /** The names of the tables that record migrations, which belong to the schema, not to the data. */
    public static final List<String> RECORDS = Stream.concat(
                    Stream.of(Tables.FLYWAY_HISTORY), Tables.with(Content.MIGRATIONS).stream().map(KotaTable::name))
            .toList();

    private static final String TABLES = """
            SELECT c.relname, c.relkind = 'f', pg_table_size(c.oid),
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                         ORDER BY a.attnum),
                   ARRAY(SELECT p.relname::text FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
                         WHERE k.conrelid = c.oid AND k.contype = 'f' AND p.relnamespace = c.relnamespace
                           AND p.oid <> c.oid),
                   ARRAY(SELECT a.attname::text FROM pg_constraint k
                         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
                         WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = to_regclass('auth.users'))
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'f')
              AND NOT EXISTS (SELECT FROM pg_depend d
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY c.relname COLLATE "C"
            """;
    private static final String SEQUENCES = """
            SELECT s.relname, pg_sequence_last_value(s.oid)
            FROM pg_class s
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid
                AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
            JOIN pg_class t ON t.oid = d.refobjid
            WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace AND t.relname = ANY (?)
            ORDER BY s.relname COLLATE "C"
            """;

    public DumpedTables {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
        sequences = List.copyOf(sequences);
    }

    /**
     * @param bytes the size of the table on disk
     * @param parents names of the tables that it refers to
     * @param userColumns the columns that refer to accounts
     */
    public record Table(CopyStatement copy, long bytes, List<String> parents, List<String> userColumns) {
        String name() {
            return copy.table();
        }
    }

    /** @param all whether tables in {@code public} that are not kota's are also dumped */
    static DumpedTables of(Connection connection, boolean all) throws SQLException {
        List<Table> tables = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String name = row.getString(1);
                boolean foreignTable = row.getBoolean(2);
                if (OURS.contains(name) || all && !foreignTable && !RECORDS.contains(name)) {
                    tables.add(new Table(new CopyStatement("public", name, texts(row.getArray(4))), row.getLong(3),
                            texts(row.getArray(5)), texts(row.getArray(6))));
                } else if (!RECORDS.contains(name)) {
                    leftOut.add(name);
                }
            }
        }
        return new DumpedTables(parentsFirst(tables), leftOut, sequences(connection, tables));
    }

    /** The query for the accounts that dumped rows refer to; empty if no column refers to accounts. */
    String usersQuery() {
        String named = tables.stream()
                .flatMap(table -> table.userColumns().stream()
                        .map(column -> "SELECT " + CopyStatement.quoted(column) + " FROM " + table.copy().quotedName()))
                .collect(Collectors.joining(" UNION "));
        return named.isEmpty()
                ? ""
                : "SELECT " + CopyStatement.USERS.quotedColumns() + " FROM auth.users WHERE id IN (" + named
                        + ") ORDER BY id";
    }

    public List<CopyStatement> copies() {
        Stream<CopyStatement> own = tables.stream().map(Table::copy);
        return (usersQuery().isEmpty() ? own : Stream.concat(Stream.of(CopyStatement.USERS), own)).toList();
    }

    private static List<Table> parentsFirst(List<Table> tables) {
        Map<String, Table> byName = new LinkedHashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        Set<Table> ordered = new LinkedHashSet<>();
        tables.forEach(table -> place(table, byName, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered);
    }

    private static void place(Table table, Map<String, Table> byName, Set<Table> ordered, Set<String> children) {
        if (ordered.contains(table)) {
            return;
        }
        if (!children.add(table.name())) {
            throw new DumpFailedException("The tables " + String.join(", ", children)
                    + " refer to each other in a cycle, so they cannot be restored in any order. Dump without --all.");
        }
        for (String name : table.parents()) {
            Table parent = byName.get(name);
            if (parent != null) {
                place(parent, byName, ordered, children);
            }
        }
        children.remove(table.name());
        ordered.add(table);
    }

    private static List<DumpManifest.Sequence> sequences(Connection connection, List<Table> tables) throws SQLException {
        List<DumpManifest.Sequence> sequences = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SEQUENCES)) {
            statement.setArray(1, connection.createArrayOf("text", tables.stream().map(Table::name).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sequences.add(new DumpManifest.Sequence("public", row.getString(1), row.getObject(2, Long.class)));
                }
            }
        }
        return sequences;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

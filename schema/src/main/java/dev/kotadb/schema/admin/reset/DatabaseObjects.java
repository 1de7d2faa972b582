package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.admin.reset.ResetSurvey.Dependent;
import dev.kotadb.schema.admin.reset.ResetSurvey.ForeignObject;
import dev.kotadb.schema.admin.reset.ResetSurvey.Table;
import dev.kotadb.schema.objects.RunTableNames;
import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the objects of a database in a transaction with an empty search path, so that every name is qualified. */
final class DatabaseObjects {
    private static final String EMPTY_SEARCH_PATH = "SET LOCAL search_path = ''";

    private static final String USERS_ARE_OURS = """
            SELECT coalesce(array_agg(a.attname::text ORDER BY a.attnum) = '{id,email,created_at}', false)
            FROM pg_attribute a
            WHERE a.attrelid = to_regclass('auth.users') AND a.attnum > 0 AND NOT a.attisdropped
            """;
    private static final String TABLES = """
            SELECT c.oid::regclass::text, pg_table_size(c.oid), c.reltuples::bigint,
                   pg_total_relation_size(c.oid)
            FROM pg_class c
            WHERE c.relkind IN ('r', 'p') AND c.oid::regclass::text = ANY (?)
            """;
    private static final String NAMES = """
            SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relkind::text = ANY (?) AND c.oid::regclass::text = ANY (?)
            ORDER BY 1
            """;
    private static final String FUNCTIONS = """
            SELECT p.oid::regprocedure::text FROM pg_proc p
            WHERE p.oid::regprocedure::text = ANY (?)
               OR 'kota_private' = ANY (?) AND p.pronamespace = to_regnamespace('kota_private')
            ORDER BY 1
            """;
    private static final String PRIVATE_TABLES = """
            SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = to_regnamespace('kota_private')
            """;
    private static final String RUN_TABLES = """
            SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace = to_regnamespace('staging') AND %s
            """.formatted(RunTableNames.isRunTable("'staging'", "c.relname"));
    private static final String SCHEMAS = """
            SELECT nspname::text FROM pg_namespace WHERE nspname = ANY (?) ORDER BY 1
            """;

    // Without objects of extensions, and without parts of tables: sequences of serial columns and row types.
    private static final String FOREIGN = """
            WITH objects AS (
                SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                                      WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'type' ELSE 'table' END AS kind,
                       c.oid::regclass::text AS name, c.relnamespace AS schema, 'pg_class'::regclass AS class, c.oid AS id
                FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
                UNION ALL
                SELECT CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END,
                       p.oid::regprocedure::text, p.pronamespace, 'pg_proc'::regclass, p.oid
                FROM pg_proc p
                UNION ALL
                SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, t.oid::regtype::text, t.typnamespace,
                       'pg_type'::regclass, t.oid
                FROM pg_type t WHERE t.typtype IN ('e', 'd', 'r') OR t.typtype = 'b' AND t.typelem = 0
                UNION ALL
                SELECT 'schema', quote_ident(nspname), oid, 'pg_namespace'::regclass, oid FROM pg_namespace
                WHERE nspname <> 'public'
            )
            SELECT o.kind, o.name, n.nspname <> 'public' OR o.name = ANY (?) AS in_the_way
            FROM objects o JOIN pg_namespace n ON n.oid = o.schema
            WHERE (n.nspname = 'public' OR n.nspname = ANY (?)) AND NOT (o.name = ANY (?))
              AND NOT (n.nspname = 'kota_private' AND 'kota_private' = ANY (?))
              AND NOT EXISTS (SELECT FROM pg_depend d
                              WHERE d.classid = o.class AND d.objid = o.id
                                AND (d.deptype = 'e' OR d.deptype IN ('a', 'i') AND o.kind = 'sequence'
                                                        AND d.refclassid = 'pg_class'::regclass))
            ORDER BY o.kind, o.name
            """;

    // A rule is reported as its view; a foreign key, policy, trigger or default as its table.
    private static final String DEPENDENTS = """
            WITH ours AS (
                SELECT 'pg_class'::regclass::oid AS class, c.oid AS id
                FROM pg_class c WHERE c.oid::regclass::text = ANY (?)
                UNION ALL
                SELECT 'pg_type'::regclass, t.oid FROM pg_class c
                JOIN pg_type t ON t.oid = c.reltype OR t.typelem = c.reltype AND c.reltype <> 0
                WHERE c.oid::regclass::text = ANY (?)
                UNION ALL
                SELECT 'pg_proc'::regclass, p.oid FROM pg_proc p WHERE p.oid::regprocedure::text = ANY (?)
            ), uses AS (
                SELECT d.classid, d.objid, d.refclassid, d.refobjid, coalesce(k.conrelid, w.ev_class, y.polrelid,
                           f.adrelid, g.tgrelid, CASE WHEN d.classid = 'pg_class'::regclass THEN d.objid END) AS relation
                FROM ours o
                JOIN pg_depend d ON d.refclassid = o.class AND d.refobjid = o.id AND d.deptype = 'n'
                LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
                LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
                LEFT JOIN pg_policy y ON d.classid = 'pg_policy'::regclass AND y.oid = d.objid
                LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
                LEFT JOIN pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
            )
            SELECT DISTINCT
                   CASE WHEN relation IS NULL THEN pg_describe_object(classid, objid, 0)
                        ELSE pg_describe_object('pg_class'::regclass, relation, 0) END,
                   pg_describe_object(refclassid, refobjid, 0),
                   coalesce(relation::regclass::text, CASE WHEN classid = 'pg_proc'::regclass
                                                           THEN objid::regprocedure::text END)
            FROM uses
            WHERE NOT EXISTS (SELECT FROM ours WHERE class = 'pg_class'::regclass AND id = relation)
              AND NOT EXISTS (SELECT FROM ours WHERE class = classid AND id = objid)
            ORDER BY 1, 2
            """;

    private final Connection connection;

    /** @param connection in a transaction */
    DatabaseObjects(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(EMPTY_SEARCH_PATH);
        }
    }

    /** Whether {@code auth.users} has exactly the columns that our migrations give it on a server without a platform. */
    boolean usersAreOurs() throws SQLException {
        return strings(USERS_ARE_OURS).getFirst().equals("t");
    }

    /** Those of the named tables that exist, the largest first. */
    List<Table> tables(List<String> names) throws SQLException {
        List<Table> tables = new ArrayList<>();
        query(TABLES, row -> {
            boolean large = row.getLong(2) > Limit.RESET_COUNTED_SIZE.value();
            long estimate = row.getLong(3);
            Long count = large ? estimate < 0 ? null : Long.valueOf(estimate) : count(row.getString(1));
            tables.add(new Table(row.getString(1), count, large, row.getLong(4)));
        }, names);
        tables.sort(Comparator.comparingLong(Table::bytes).reversed().thenComparing(Table::name));
        return tables;
    }

    List<String> tableNames(List<String> names) throws SQLException {
        return strings(NAMES, List.of("r", "p"), names);
    }

    List<String> sequenceNames(List<String> names) throws SQLException {
        return strings(NAMES, List.of("S"), names);
    }

    /** The staging tables of runs. */
    List<String> runTables() throws SQLException {
        return strings(RUN_TABLES);
    }

    /** All tables in {@code kota_private}, listed or not. */
    List<String> privateTables() throws SQLException {
        return strings(PRIVATE_TABLES);
    }

    /** Those of the listed functions that exist, and all functions in {@code kota_private} if that schema is ours. */
    List<String> functionNames(Inventory inventory) throws SQLException {
        return strings(FUNCTIONS, inventory.functions(), inventory.schemas());
    }

    List<String> schemaNames(List<String> names) throws SQLException {
        return strings(SCHEMAS, names);
    }

    /** Objects that are not ours, in {@code public} and in the schemas that migrations create. */
    List<ForeignObject> foreign(Inventory ours, List<String> others) throws SQLException {
        Inventory complete = Inventory.complete();
        List<String> wanted = new ArrayList<>(complete.tables());
        wanted.addAll(complete.functions());
        List<String> known = new ArrayList<>(ours.tables());
        known.addAll(ours.sequences());
        known.addAll(ours.functions());
        known.addAll(ours.schemas());
        known.addAll(others);
        List<ForeignObject> foreign = new ArrayList<>();
        query(FOREIGN, row -> foreign.add(new ForeignObject(row.getString(1), row.getString(2), row.getBoolean(3))),
                wanted, Inventory.OWN_SCHEMAS, known, ours.schemas());
        return foreign;
    }

    /** Other objects that depend on these. */
    List<Dependent> dependents(List<String> relations, List<String> functions, List<ForeignObject> foreign)
            throws SQLException {
        List<String> droppable = foreign.stream().map(ForeignObject::name).toList();
        List<Dependent> dependents = new ArrayList<>();
        query(DEPENDENTS, row -> dependents.add(new Dependent(
                        row.getString(1), row.getString(2), droppable.contains(String.valueOf(row.getString(3))))),
                relations, relations, functions);
        return dependents;
    }

    @FunctionalInterface
    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    @SafeVarargs
    private void query(String sql, RowConsumer consumer, List<String>... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arrays.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", arrays[i].toArray()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        }
    }

    @SafeVarargs
    private List<String> strings(String sql, List<String>... arrays) throws SQLException {
        List<String> strings = new ArrayList<>();
        query(sql, row -> strings.add(row.getString(1)), arrays);
        return strings;
    }

    private Long count(String table) throws SQLException {
        return Long.valueOf(strings("SELECT count(*) FROM " + table).getFirst());
    }
}

package dev.kotadb.schema.admin.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Reads a {@link Catalog} in one snapshot, with qualified names. */
final class CatalogReader {
    private static final List<CatalogQuery> QUERIES = Stream.of(ObjectQueries.ALL, TableQueries.ALL, PlatformQueries.ALL)
            .flatMap(List::stream)
            .toList();
    private static final Set<String> NO_PROPERTY =
            Set.of("classid", "oid", "subid", "schema", "parent", "name", "ddl", "comment", "grants");

    private static final String PREPARE = "SELECT set_config('search_path', '', true), "
            + "set_config('quote_all_identifiers', 'off', true), set_config('" + CatalogQuery.SCHEMAS + "', ?::text, true), "
            + "set_config('" + CatalogQuery.OWNER + "', ?::text, true)";
    private static final String SCHEMAS = """
            SELECT array_agg(nspname ORDER BY nspname)::text[] FROM pg_catalog.pg_namespace
            WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'auth', 'extensions')
            """;
    private static final String OWNER = """
            SELECT r.oid::text, pg_catalog.quote_ident(r.rolname) FROM pg_catalog.pg_roles r
            WHERE r.oid = coalesce(
                (SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.repositories')),
                (SELECT u.oid FROM pg_catalog.pg_roles u WHERE u.rolname = current_user))
            """;

    // pg_depend also lists internal objects. Each is replaced by the object that people know: a default by its column, a
    // view's rule by the view, an index by the constraint that it backs, a row type by its table, an array type by its element.
    private static final String DEPENDENCIES = """
            WITH stands_for (classid, objid, as_class, as_id, as_sub) AS (
                SELECT d.tableoid, d.oid, 'pg_class'::regclass::oid, d.adrelid, d.adnum::integer FROM pg_attrdef d
                UNION ALL SELECT r.tableoid, r.oid, 'pg_class'::regclass::oid, r.ev_class, 0 FROM pg_rewrite r
                          WHERE r.rulename = '_RETURN'
                UNION ALL SELECT 'pg_class'::regclass::oid, o.conindid, o.tableoid, o.oid, 0 FROM pg_constraint o
                          WHERE o.contype IN ('p', 'u', 'x')
                UNION ALL SELECT t.tableoid, t.oid, 'pg_class'::regclass::oid, t.typrelid, 0 FROM pg_type t
                          JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind <> 'c'
                UNION ALL SELECT 'pg_class'::regclass::oid, t.typrelid, t.tableoid, t.oid, 0 FROM pg_type t
                          JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind = 'c'
                UNION ALL SELECT a.tableoid, a.oid, e.tableoid, e.oid, 0 FROM pg_type e JOIN pg_type a ON a.oid = e.typarray
            )
            SELECT coalesce(a.as_class, d.classid), coalesce(a.as_id, d.objid), coalesce(a.as_sub, d.objsubid),
                   coalesce(b.as_class, d.refclassid), coalesce(b.as_id, d.refobjid), coalesce(b.as_sub, d.refobjsubid)
            FROM pg_depend d
            LEFT JOIN stands_for a ON a.classid = d.classid AND a.objid = d.objid
            LEFT JOIN stands_for b ON b.classid = d.refclassid AND b.objid = d.refobjid
            WHERE d.deptype IN ('n', 'a', 'i') AND d.objid >= 16384 AND d.refobjid >= 16384
            """;

    private final Map<String, ObjectId> byKey = new HashMap<>();
    private final TreeMap<ObjectId, CatalogObject> objects = new TreeMap<>();

    private CatalogReader() {}

    /** Reads all schemas except the server's own and the platform's. */
    static Catalog all(DataSource dataSource) {
        return read(dataSource, null);
    }

    static Catalog of(DataSource dataSource, List<String> schemas) {
        return read(dataSource, schemas);
    }

    private static Catalog read(DataSource dataSource, @Nullable List<String> schemas) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (Statement begin = connection.createStatement()) {
                begin.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            }
            Catalog catalog = new CatalogReader().read(connection, schemas == null ? ownSchemas(connection) : schemas);
            connection.rollback();
            return catalog;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot read the catalogs of the database: " + e.getMessage(), e);
        }
    }

    private static List<String> ownSchemas(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SCHEMAS)) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    private Catalog read(Connection connection, List<String> schemas) throws SQLException {
        String owner = prepare(connection, schemas);
        try (Statement statement = connection.createStatement()) {
            for (CatalogQuery query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query.sql())) {
                    while (rows.next()) {
                        CatalogObject object = object(query.kind(), rows);
                        objects.put(object.id(), object);
                        byKey.put(key(rows, "classid", "oid", "subid"), object.id());
                    }
                }
            }
            return new Catalog(
                    connection.getMetaData().getDatabaseMajorVersion(), owner, schemas, objects, dependencies(statement));
        }
    }

    private static String prepare(Connection connection, List<String> schemas) throws SQLException {
        try (Statement ask = connection.createStatement();
                ResultSet owner = ask.executeQuery(OWNER);
                PreparedStatement prepare = connection.prepareStatement(PREPARE)) {
            owner.next();
            Array names = connection.createArrayOf("text", schemas.toArray());
            prepare.setString(1, names.toString());
            prepare.setString(2, owner.getString(1));
            prepare.execute();
            return owner.getString(2);
        }
    }

    private static CatalogObject object(ObjectKind kind, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, String> values = new HashMap<>();
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, String> grants = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            String value = name.equals("grants") ? null : row.getString(i);
            if (value != null && !value.isEmpty()) {
                (NO_PROPERTY.contains(name) ? values : properties).put(name, value);
            } else if (name.equals("grants") && row.getArray(i) != null) {
                for (String grant : (String[]) row.getArray(i).getArray()) {
                    int tab = grant.lastIndexOf('\t');
                    grants.put(grant.substring(0, tab), grant.substring(tab + 1));
                }
            }
        }
        return new CatalogObject(
                kind,
                values.getOrDefault("schema", ""),
                values.getOrDefault("parent", ""),
                values.getOrDefault("name", ""),
                row.getInt("subid"),
                values.getOrDefault("ddl", ""),
                values.getOrDefault("comment", ""),
                properties,
                grants);
    }

    private Map<ObjectId, Set<ObjectId>> dependencies(Statement statement) throws SQLException {
        Map<ObjectId, Set<ObjectId>> dependencies = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(DEPENDENCIES)) {
            while (rows.next()) {
                ObjectId dependent = find(rows.getLong(1) + ":" + rows.getLong(2) + ":", rows.getInt(3));
                ObjectId needed = find(rows.getLong(4) + ":" + rows.getLong(5) + ":", rows.getInt(6));
                if (dependent != null && needed != null && !dependent.equals(needed)) {
                    dependencies.computeIfAbsent(dependent, any -> new TreeSet<>()).add(needed);
                }
            }
        }
        return dependencies;
    }

    /** Returns the view for a view's column, which is no object of its own here; null if the object was not read. */
    private @Nullable ObjectId find(String object, int column) {
        ObjectId found = byKey.get(object + column);
        return found == null ? byKey.get(object + 0) : found;
    }

    private static String key(ResultSet row, String... columns) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (String column : columns) {
            parts.add(String.valueOf(row.getLong(column)));
        }
        return String.join(":", parts);
    }
}

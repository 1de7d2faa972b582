package dev.kotadb.schema.original;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Builds a database of the original system from {@code schema.txt}, which lists its catalogs as PostgreSQL renders them, and
 * reads a database's catalogs in the same form.
 */
public final class OriginalDatabase {
    private static final List<String> SYSTEM_ROLES_AND_USERS = List.of("""
            DO $$
            DECLARE
                wanted text;
            BEGIN
                FOREACH wanted IN ARRAY ARRAY['anon', 'authenticated', 'service_role'] LOOP
                    BEGIN
                        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                    END;
                END LOOP;
            END
            $$
            """, "CREATE SCHEMA auth", """
            CREATE TABLE auth.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text UNIQUE,
                                     created_at timestamptz NOT NULL DEFAULT now())
            """);

    private static final String CATALOG = """
            WITH tables AS (
                SELECT c.oid, c.relname, c.relrowsecurity FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
            )
            SELECT 'table ' || relname || ': row level security ' || CASE WHEN relrowsecurity THEN 'on' ELSE 'off' END
            FROM tables
            UNION ALL
            SELECT 'column ' || relname || '.' || attname || ': ' || format_type(atttypid, atttypmod)
                   || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
                   || coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')
            FROM tables JOIN pg_attribute ON attrelid = tables.oid AND attnum > 0 AND NOT attisdropped
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            UNION ALL
            SELECT 'constraint ' || relname || '.' || conname || ': ' || pg_get_constraintdef(k.oid)
            FROM tables JOIN pg_constraint k ON conrelid = tables.oid AND contype <> 'n'
            UNION ALL
            SELECT 'index ' || t.relname || '.' || i.relname || ': ' || CASE WHEN indisunique THEN 'UNIQUE ' ELSE '' END
                   || substring(pg_get_indexdef(i.oid) FROM 'USING .*')
            FROM tables t JOIN pg_index x ON indrelid = t.oid JOIN pg_class i ON i.oid = indexrelid
            WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid AND contype IN ('p', 'u'))
            UNION ALL
            SELECT 'policy ' || relname || '.' || polname || ': FOR '
                   || CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
                                  ELSE 'ALL' END
                   || coalesce(' USING ' || using_text, '') || coalesce(' WITH CHECK ' || check_text, '')
            FROM tables JOIN pg_policy p ON polrelid = tables.oid,
                 LATERAL (SELECT regexp_replace(pg_get_expr(polqual, polrelid), '\\s+', ' ', 'g'),
                                 regexp_replace(pg_get_expr(polwithcheck, polrelid), '\\s+', ' ', 'g'))
                     AS written (using_expression, check_expression),
                 LATERAL (SELECT CASE WHEN using_expression LIKE '(%' THEN using_expression
                                      ELSE '(' || using_expression || ')' END, check_expression) AS texts (using_text, check_text)
            UNION ALL
            SELECT 'function ' || proname || '(' || replace(oidvectortypes(proargtypes), ', ', ',') || '): RETURNS '
                   || format_type(prorettype, NULL) || ' LANGUAGE ' || lanname || ' '
                   || CASE provolatile WHEN 'v' THEN 'VOLATILE' WHEN 's' THEN 'STABLE' ELSE 'IMMUTABLE' END || ' SECURITY '
                   || CASE WHEN prosecdef THEN 'DEFINER' ELSE 'INVOKER' END
            FROM pg_proc JOIN pg_language l ON l.oid = prolang WHERE pronamespace = 'public'::regnamespace
            """;

    private OriginalDatabase() {}

    /** What a database of the original system has, one object per line. */
    public static List<String> expected() {
        return text("schema.txt").lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** What a database has in {@code public}, in the form of {@link #expected()}. */
    public static List<String> read(DataSource database) throws SQLException {
        List<String> objects = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CATALOG)) {
            while (rows.next()) {
                objects.add(rows.getString(1));
            }
        }
        return objects;
    }

    /** Builds the schema and its rows in an empty database of a plain server. */
    public static void create(DataSource database) throws SQLException {
        execute(database, SYSTEM_ROLES_AND_USERS);
        build(database);
    }

    /** The same, as the hosting platform has it, whose record names the migrations. */
    public static void createOnPlatform(DataSource database) throws SQLException {
        execute(database, List.of(text("platform.sql")));
        build(database);
        execute(database, List.of("""
                INSERT INTO supabase_migrations.schema_migrations (version, name) VALUES
                    ('20241001000001', 'initial_schema'), ('20241011000000', 'fulltext_search_index'),
                    ('20241014000000', 'symbols_unique_constraint'), ('20241020000000', 'references_unique_constraint'),
                    ('20241021000000', 'add_dependency_graph_table'), ('20241021000001', 'add_job_tracking_columns'),
                    ('20241021000002', 'add_rls_context_functions'), ('20241021000003', 'store_indexed_data_function'),
                    ('20241021000004', 'add_enum_to_symbol_kinds'),
                    ('20241022000000', 'add_installation_id_to_repositories'),
                    ('20241023000000', 'add_last_push_at_to_repositories')
                """, "INSERT INTO storage.objects (name) VALUES ('avatar.png')"));
    }

    private static void build(DataSource database) throws SQLException {
        execute(database, statements(expected()));
        execute(database, List.of(text("functions.sql"), text("rows.sql")));
    }

    private static List<String> statements(List<String> objects) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>();
        List<String> foreignKeys = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String object : objects) {
            String kind = object.substring(0, object.indexOf(' '));
            String name = object.substring(object.indexOf(' ') + 1, object.indexOf(": "));
            String definition = object.substring(object.indexOf(": ") + 2);
            String table = "\"" + name.replaceFirst("\\..*", "") + "\"";
            String part = name.replaceFirst(".*\\.", "");
            switch (kind) {
                case "column" ->
                    columns.computeIfAbsent(table, any -> new ArrayList<>()).add("\"" + part + "\" " + definition);
                case "constraint" ->
                    (definition.startsWith("FOREIGN KEY") ? foreignKeys : keys)
                            .add("ALTER TABLE " + table + " ADD CONSTRAINT " + part + " " + definition);
                case "index" ->
                    rest.add("CREATE " + (definition.startsWith("UNIQUE ") ? "UNIQUE " : "") + "INDEX " + part + " ON " + table
                            + " " + definition.replaceFirst("^UNIQUE ", ""));
                case "policy" -> rest.add("CREATE POLICY " + part + " ON " + table + " " + definition);
                case "table" -> {
                    if (definition.endsWith(" on")) {
                        rest.add("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
                    }
                }
                case "function" -> {} // functions.sql
                default -> throw new IllegalStateException("schema.txt has an unknown kind of object: " + object);
            }
        }
        List<String> all = new ArrayList<>(List.of("CREATE SEQUENCE migrations_id_seq AS integer"));
        columns.forEach((table, list) -> all.add(
                list.stream().collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")"))));
        all.add("ALTER SEQUENCE migrations_id_seq OWNED BY migrations.id");
        all.addAll(keys);
        all.addAll(foreignKeys);
        all.addAll(rest);
        return all;
    }

    private static void execute(DataSource database, List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String text(String resource) {
        try (InputStream file = OriginalDatabase.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

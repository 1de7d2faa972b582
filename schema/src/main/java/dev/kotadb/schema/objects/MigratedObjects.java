package dev.kotadb.schema.objects;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The schemas, tables, sequences, indexes, functions and policies that each migration creates, such as
 * {@code table public.symbols}, {@code function public.current_user_id()} or {@code policy public.symbols symbols_select}.
 * Names are those that PostgreSQL prints with an empty search path. A test writes the resource {@code objects.txt}.
 */
public final class MigratedObjects {
    static final String FILE = "objects.txt";

    // Without sequences of identity columns and objects of extensions, which are parts of other objects.
    private static final String PRESENT = """
            WITH ours AS (SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY (?))
            SELECT 'schema ' || nspname FROM ours WHERE nspname <> 'public'
            UNION ALL
            SELECT CASE c.relkind WHEN 'S' THEN 'sequence ' WHEN 'i' THEN 'index ' ELSE 'table ' END || c.oid::regclass
            FROM pg_class c JOIN ours ON ours.oid = c.relnamespace LEFT JOIN pg_index i ON i.indexrelid = c.oid
            LEFT JOIN pg_class t ON t.oid = i.indrelid
            WHERE c.relkind IN ('r', 'p', 'S', 'i') AND coalesce(i.indrelid, c.oid) <> coalesce(to_regclass(?), 0) AND NOT %s
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i')))
            UNION ALL
            SELECT 'function ' || p.oid::regprocedure
            FROM pg_proc p JOIN ours ON ours.oid = pronamespace
            WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
            UNION ALL
            SELECT 'policy ' || polrelid::regclass || ' ' || polname
            FROM pg_policy JOIN pg_class c ON c.oid = polrelid JOIN ours ON ours.oid = relnamespace
            """.formatted(RunTableNames.isRunTable("ours.nspname", "coalesce(t.relname, c.relname)"));

    private static final Map<String, List<String>> CHANGES = read();

    private MigratedObjects() {}

    /** The objects of all migrations, in alphabetical order. */
    public static SortedSet<String> complete() {
        return after(CHANGES.keySet());
    }

    /** The objects that exist after these migrations, in alphabetical order. @param versions of the migrations */
    public static SortedSet<String> after(Collection<String> versions) {
        SortedSet<String> objects = new TreeSet<>();
        CHANGES.forEach((version, changes) -> {
            if (versions.contains(version)) {
                changes.forEach(change -> {
                    String object = change.substring(2);
                    if (change.startsWith("+")) {
                        objects.add(object);
                    } else {
                        objects.remove(object);
                    }
                });
            }
        });
        return objects;
    }

    /** The names of the objects of a kind. @param kind the first word of an object */
    public static List<String> names(Set<String> objects, String kind) {
        return objects.stream()
                .filter(object -> object.startsWith(kind + " "))
                .map(object -> object.substring(kind.length() + 1))
                .toList();
    }

    /**
     * The objects of these kinds in a database, even if no migration made them, without the staging tables of runs. Empties the
     * search path of the transaction.
     */
    public static SortedSet<String> present(Connection connection) throws SQLException {
        try (Statement path = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(PRESENT)) {
            path.execute("SET LOCAL search_path = ''");
            statement.setArray(1, connection.createArrayOf("text", Tables.schemas().toArray()));
            statement.setString(2, "public." + Tables.FLYWAY_HISTORY);
            SortedSet<String> objects = new TreeSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    objects.add(rows.getString(1));
                }
            }
            return objects;
        }
    }

    /** Each version is followed by the objects that its migration creates ({@code +}) and drops ({@code -}). */
    private static Map<String, List<String>> read() {
        try (InputStream file = MigratedObjects.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            Map<String, Set<String>> changes = new LinkedHashMap<>();
            Set<String> current = Set.of();
            for (String line : new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines().toList()) {
                if (line.startsWith("+ ") || line.startsWith("- ")) {
                    current.add(line);
                } else {
                    current = changes.computeIfAbsent(line, version -> new LinkedHashSet<>());
                }
            }
            Map<String, List<String>> read = new LinkedHashMap<>();
            changes.forEach((version, lines) -> read.put(version, List.copyOf(lines)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}

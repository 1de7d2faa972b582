package dev.kotadb.schema.admin.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * The names of what the migrations make: {@code table public.symbols}, {@code index public.idx_symbols_name},
 * {@code function public.current_user_id()}, {@code policy public.symbols symbols_select}. Those expected are kept beside
 * the program, so that a look at the catalog tells what is missing without a second database to compare with.
 */
final class CatalogObjects {
    static final String EXPECTED_FILE = "objects.txt";

    // Flyway's own record is no object of the migrations; where another tool applies them it is not there.
    private static final String PRESENT = """
            WITH ours AS (
                SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'staging', 'batch', 'kota_private')
            ), tables AS (
                SELECT c.oid, nspname || '.' || relname AS name, relrowsecurity
                FROM pg_class c JOIN ours ON ours.oid = relnamespace
                WHERE relkind IN ('r', 'p') AND relname <> 'flyway_schema_history'
            )
            SELECT 'table ' || name FROM tables
            UNION ALL
            SELECT 'index ' || nspname || '.' || c.relname
            FROM pg_index i JOIN tables t ON t.oid = indrelid JOIN pg_class c ON c.oid = indexrelid
            JOIN ours ON ours.oid = c.relnamespace
            UNION ALL
            SELECT 'function ' || nspname || '.' || proname || '(' || oidvectortypes(proargtypes) || ')'
            FROM pg_proc p JOIN ours ON ours.oid = pronamespace
            WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
            UNION ALL
            SELECT 'policy ' || name || ' ' || polname FROM pg_policy p JOIN tables t ON t.oid = polrelid
            """;

    private CatalogObjects() {}

    /** In alphabetical order. */
    static List<String> present(CheckTransaction transaction) throws SQLException {
        return transaction.list(PRESENT, row -> row.getString(1)).stream().sorted().toList();
    }

    /** In alphabetical order. */
    static SequencedSet<String> expected() {
        try (InputStream file = CatalogObjects.class.getResourceAsStream(EXPECTED_FILE)) {
            if (file == null) {
                throw new IllegalStateException(EXPECTED_FILE + " is missing from this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + EXPECTED_FILE, e);
        }
    }
}

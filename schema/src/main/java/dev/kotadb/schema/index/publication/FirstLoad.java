package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.objects.KotaTable;
import dev.kotadb.schema.objects.Tables;
import dev.kotadb.schema.settings.Limit;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the first publication into an empty index fast: its rows go into tables without indexes, which are built at the end by
 * sorting. Full-text indexes have a tenth of the size then, and are built by several processes. Call the methods in the
 * publication's transaction.
 *
 * <p>The tables are locked from {@link #begin} to the commit: who asks an empty index meanwhile waits for the first answers.
 */
public final class FirstLoad {
    private static final Logger LOG = LoggerFactory.getLogger(FirstLoad.class);

    /** Facts are stored before a publication, for all repositories. */
    private static final String FACTS = "file_facts";

    private static final List<String> TABLES = Tables.published().stream()
            .filter(table -> !table.name().equals(FACTS))
            .map(KotaTable::sqlName)
            .toList();

    /** Tables with many rows. Their keys are dropped, too, unless a foreign key needs them. */
    private static final List<String> WITHOUT_KEYS = List.of("symbols", "\"references\"", "dependency_graph");

    private static final String IS_EMPTY = TABLES.stream()
            .map(table -> "NOT EXISTS (SELECT FROM " + table + ")")
            .collect(Collectors.joining(" AND "));

    // If anything speaks against it, the block changes nothing: another session uses a table, this role does not own one or does not
    // see all of its rows, a table of another program refers to one. A table that is truncated in the transaction that fills it needs
    // no write-ahead log.
    private static final String BEGIN = """
            DO $block$
            DECLARE
                index record;
            BEGIN
                PERFORM set_config('kota.first_load', 'the index is not empty', true);
                LOCK TABLE %1$s IN ACCESS EXCLUSIVE MODE NOWAIT;
                IF NOT (%2$s) OR EXISTS (
                        SELECT FROM unnest(%3$s) AS name
                        WHERE row_security_active(name)) THEN
                    RETURN;
                END IF;
                TRUNCATE %1$s;
                CREATE TEMPORARY TABLE first_load_indexes ON COMMIT DROP AS
                    SELECT i.indexrelid::regclass::text AS name,
                           format('DROP INDEX %%s', i.indexrelid::regclass) AS removal,
                           pg_get_indexdef(i.indexrelid) AS definition,
                           format('COMMENT ON INDEX %%s IS %%L', i.indexrelid::regclass, obj_description(i.indexrelid, 'pg_class'))
                               AS comment
                    FROM pg_index i
                    WHERE i.indrelid = ANY (%3$s)
                      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
                    UNION ALL
                    SELECT c.conname, format('ALTER TABLE %%s DROP CONSTRAINT %%I', c.conrelid::regclass, c.conname),
                           format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', c.conrelid::regclass, c.conname,
                               pg_get_constraintdef(c.oid)),
                           format('COMMENT ON CONSTRAINT %%I ON %%s IS %%L', c.conname, c.conrelid::regclass,
                               obj_description(c.oid, 'pg_constraint'))
                    FROM pg_constraint c
                    WHERE c.conrelid = ANY (%4$s) AND c.contype IN ('p', 'u')
                      AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = c.conindid);
                FOR index IN SELECT removal FROM first_load_indexes LOOP
                    EXECUTE index.removal;
                END LOOP;
                PERFORM set_config('kota.first_load', 'on', true);
            EXCEPTION WHEN lock_not_available OR insufficient_privilege OR feature_not_supported
                    OR dependent_objects_still_exist THEN
                PERFORM set_config('kota.first_load', SQLERRM, true);
            END
            $block$
            """.formatted(
            String.join(", ", TABLES),
            IS_EMPTY,
            array(TABLES),
            array(WITHOUT_KEYS));
    private static final String STATE = "SELECT current_setting('kota.first_load')";
    private static final String MEMORY = "SET LOCAL maintenance_work_mem = " + Limit.MERGE_MEMORY.sql();

    // The table of files counts as too small for several processes, because its texts are stored apart from it. For a table that is
    // small indeed, starting them takes longer than all else.
    private static final String PARALLEL = """
            SELECT set_config('min_parallel_table_scan_size', '0', true)
            WHERE pg_table_size('indexed_files') > pg_size_bytes(current_setting('min_parallel_table_scan_size'))
            """;
    private static final String INDEXES = "SELECT definition FROM first_load_indexes ORDER BY name";
    private static final String COMMENTS = "SELECT comment FROM first_load_indexes WHERE comment NOT LIKE '% IS NULL'";

    private final JdbcClient jdbc;

    public FirstLoad(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Whether the index has no rows, as far as this role sees. */
    public boolean isPossible() {
        return jdbc.sql("SELECT " + IS_EMPTY).query(Boolean.class).single();
    }

    /** Locks the tables and drops their indexes. @return whether it has, and {@link #end} has to be called */
    public boolean begin() {
        jdbc.sql(BEGIN).update();
        String state = jdbc.sql(STATE).query(String.class).single();
        LOG.debug("first load: {}", state);
        return state.equals("on");
    }

    /** Creates the indexes. */
    public void end() {
        jdbc.sql(MEMORY).update();
        jdbc.sql(PARALLEL).query(String.class).optional();
        runAll(INDEXES);
        runAll(COMMENTS);
    }

    private void runAll(String query) {
        jdbc.sql(query).query(String.class).list().forEach(statement -> jdbc.sql(statement).update());
    }

    private static String array(List<String> tables) {
        return tables.stream().collect(Collectors.joining("', '", "ARRAY['", "']::regclass[]"));
    }
}

package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The contents that were being parsed when a process died. A suspect is parsed alone; if a process dies at that, too, it is
 * set aside and not parsed any more, until the language has another facts version or somebody asks for it.
 */
public final class SuspectContentsTable {
    // The order keeps two runs that collect the same contents from a deadlock.
    private static final String COLLECT = """
            WITH dead AS (
                DELETE FROM batch.parse_marks m
                WHERE NOT EXISTS (SELECT FROM index_jobs j
                                  WHERE j.id = m.job_id AND j.attempt = m.attempt AND j.status = 'processing')
                RETURNING job_id, alone, blob_hashes, languages, parser_versions),
            content AS (
                SELECT c.blob_hash, c.language, c.parser_version, bool_or(alone) AS alone, count(*) AS deaths,
                       (array_agg(job_id))[1] AS job_id
                FROM dead, unnest(blob_hashes, languages, parser_versions) AS c (blob_hash, language, parser_version)
                GROUP BY c.blob_hash, c.language, c.parser_version)
            INSERT INTO suspect_contents AS s (blob_hash, language, parser_version, set_aside, deaths, job_id)
            SELECT blob_hash, language, parser_version, alone, deaths, job_id FROM content
            ORDER BY blob_hash, language, parser_version
            ON CONFLICT (blob_hash, language, parser_version) DO UPDATE
            SET set_aside = s.set_aside OR excluded.set_aside, deaths = s.deaths + excluded.deaths, job_id = excluded.job_id,
                died_at = now()
            """;
    private static final String ALL = "SELECT blob_hash, language, parser_version, set_aside FROM suspect_contents";
    private static final String ABSOLVE = """
            DELETE FROM suspect_contents WHERE blob_hash = :hash AND language = :language AND parser_version = :version
            """;

    // What is set aside is needed as long as a file has it.
    private static final String OLD = """
            SELECT blob_hash, language, parser_version FROM suspect_contents s
            WHERE died_at < now() - make_interval(secs => :age)
              AND NOT (set_aside AND EXISTS (SELECT FROM indexed_files i
                                             WHERE i.blob_hash = s.blob_hash AND i.language = s.language
                                               AND i.parser_version = s.parser_version))
            """;
    private static final String COUNT_OLD = "SELECT count(*) FROM (%s) AS old".formatted(OLD);
    private static final String DELETE_OLD = """
            DELETE FROM suspect_contents WHERE (blob_hash, language, parser_version) IN (
                %s ORDER BY blob_hash, language, parser_version LIMIT :most FOR UPDATE SKIP LOCKED)
            """.formatted(OLD);

    private final JdbcClient jdbc;

    public SuspectContentsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Makes the contents suspects that were being parsed by attempts that are no longer at work, and sets those aside that were
     * being parsed alone. Call it in a transaction of its own.
     */
    public void collect() {
        jdbc.sql(COLLECT).update();
    }

    /** All suspects, and whether each is set aside. They are few. */
    public Map<ContentKey, Boolean> all() {
        Map<ContentKey, Boolean> suspects = new HashMap<>();
        jdbc.sql(ALL).query(row -> {
            suspects.put(new ContentKey(row.getString(1), row.getString(2), row.getInt(3)), row.getBoolean(4));
        });
        return suspects;
    }

    /** Says that a content was parsed and its process lives. */
    public void absolve(ContentKey content) {
        jdbc.sql(ABSOLVE).param("hash", content.blobHash()).param("language", content.language())
                .param("version", content.version()).update();
    }

    /** Counts the suspects that {@link #deleteOld} would delete. */
    public long countOld(Duration age) {
        return jdbc.sql(COUNT_OLD).param("age", age.toSeconds()).query(Long.class).single();
    }

    /** Deletes suspects at which no process has died for so long, except what is set aside and a file still has. */
    public int deleteOld(Duration age, int most) {
        return jdbc.sql(DELETE_OLD).param("age", age.toSeconds()).param("most", most).update();
    }
}

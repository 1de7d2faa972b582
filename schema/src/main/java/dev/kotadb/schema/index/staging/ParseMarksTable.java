package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The contents that processes are parsing at this moment, so that it is known at which of them a process died. A process that
 * ends in any other way leaves no mark.
 */
public final class ParseMarksTable {
    // An attempt that is no longer the current one counts as dead, so it adds no more marks.
    private static final String MARK = """
            INSERT INTO batch.parse_marks (id, job_id, attempt, alone, blob_hashes, languages, parser_versions)
            SELECT :id, :job, :attempt, :alone, :hashes, :languages, :versions
            WHERE EXISTS (SELECT FROM index_jobs WHERE id = :job AND attempt = :attempt AND status = 'processing')
            """;
    private static final String CLEAR = "DELETE FROM batch.parse_marks WHERE id = :id";
    private static final String CLEAR_ATTEMPT =
            "DELETE FROM batch.parse_marks WHERE job_id = :job AND attempt = :attempt";
    private static final String OLD = """
            SELECT id FROM batch.parse_marks WHERE marked_at < now() - make_interval(secs => :age)
            """;
    private static final String COUNT_OLD = "SELECT count(*) FROM (%s) AS old".formatted(OLD);
    private static final String DELETE_OLD = """
            DELETE FROM batch.parse_marks WHERE id IN (%s ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
            """.formatted(OLD);

    private final JdbcClient jdbc;

    public ParseMarksTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Says that an attempt begins to parse contents. Call it in a transaction of its own, because it has to be committed before.
     *
     * @param alone whether the process parses nothing else at the same time
     * @return the mark's id
     */
    public UUID mark(UUID job, int attempt, Collection<ContentKey> contents, boolean alone) {
        UUID id = UUID.randomUUID();
        jdbc.sql(MARK).param("id", id).param("job", job).param("attempt", attempt).param("alone", alone)
                .param("hashes", contents.stream().map(ContentKey::blobHash).toArray(String[]::new))
                .param("languages", contents.stream().map(ContentKey::language).toArray(String[]::new))
                .param("versions", contents.stream().map(ContentKey::version).toArray(Integer[]::new))
                .update();
        return id;
    }

    /** Says that contents are parsed. */
    public void clear(UUID mark) {
        jdbc.sql(CLEAR).param("id", mark).update();
    }

    /** Says that an attempt parses nothing any more. */
    public void clear(UUID job, int attempt) {
        jdbc.sql(CLEAR_ATTEMPT).param("job", job).param("attempt", attempt).update();
    }

    /** Counts the marks that {@link #deleteOld} would delete. */
    public long countOld(Duration age) {
        return jdbc.sql(COUNT_OLD).param("age", age.toSeconds()).query(Long.class).single();
    }

    /** Deletes marks of processes that died long ago and whose job nobody went on with. */
    public int deleteOld(Duration age, int most) {
        return jdbc.sql(DELETE_OLD).param("age", age.toSeconds()).param("most", most).update();
    }
}

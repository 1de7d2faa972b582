package dev.kotadb.schema.index;

import dev.kotadb.schema.copy.CopyRows;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The work of a run, one row a file: what becomes of it (added, modified, deleted, unchanged, touched) and how far it
 * is (state). {@code pending} files wait for the parse step, {@code parsed} ones for the resolve step; {@code done} ones
 * wait for nothing.
 */
public final class PlanTable {
    /** The change of a file that is as it was indexed. */
    public static final String UNCHANGED = "unchanged";

    /** The state of a file that waits for the parse step. */
    public static final String PENDING = "pending";

    /** The state of a file that waits for the resolve step. */
    public static final String PARSED = "parsed";

    /** The state of a file that waits for nothing. */
    public static final String DONE = "done";

    private static final String COLUMNS = "run, path, bucket, blob_hash, mode, size_bytes, file_id, state";

    private static final String CLEAR = "DELETE FROM staging.plan WHERE run = :run";
    private static final String ANALYZE = "ANALYZE staging.plan";
    private static final String COMPARE = """
            UPDATE staging.plan p
            SET change = CASE WHEN f.id IS NULL THEN 'added'
                              WHEN :full OR f.blob_hash IS DISTINCT FROM p.blob_hash
                                   OR f.parser_version IS DISTINCT FROM :version THEN 'modified'
                              ELSE 'unchanged' END,
                state = CASE WHEN f.id IS NOT NULL AND NOT :full AND f.blob_hash IS NOT DISTINCT FROM p.blob_hash
                                  AND f.parser_version IS NOT DISTINCT FROM :version THEN 'done'
                             ELSE 'pending' END,
                outcome = o.outcome
            FROM staging.plan q
            LEFT JOIN indexed_files f ON f.repository_id = :repository AND f.path = q.path
            LEFT JOIN file_outcomes o ON o.repository_id = :repository AND o.path = q.path
            WHERE p.run = :run AND q.run = :run AND q.path = p.path
            """;
    private static final String ADD_DELETED = """
            INSERT INTO staging.plan (run, path, bucket, change, blob_hash, mode, size_bytes, file_id, state)
            SELECT :run, f.path, 0, 'deleted', f.blob_hash, 0, 0, f.id, 'done'
            FROM indexed_files f
            WHERE f.repository_id = :repository
              AND NOT EXISTS (SELECT FROM staging.plan p WHERE p.run = :run AND p.path = f.path)
            """;
    private static final String COUNT_CHANGES = """
            SELECT change, count(*) AS n FROM staging.plan WHERE run = :run GROUP BY change
            """;
    private static final String HAS_CHANGES = """
            SELECT EXISTS (SELECT FROM staging.plan WHERE run = :run AND change <> 'unchanged')
            """;
    private static final String EXISTS = """
            SELECT EXISTS (SELECT FROM staging.plan WHERE run = :run)
            """;
    private static final String BUCKETS = """
            SELECT DISTINCT bucket FROM staging.plan WHERE run = :run AND change <> 'unchanged' AND change <> 'deleted'
            ORDER BY bucket
            """;
    private static final String PAGE = """
            SELECT path, blob_hash, mode, size_bytes, file_id, language FROM (
                SELECT path, blob_hash, mode, size_bytes, file_id, language,
                       sum(size_bytes) OVER (ORDER BY path) - size_bytes AS bytes_before
                FROM (SELECT * FROM staging.plan
                      WHERE run = :run AND bucket = :bucket AND state = :state AND path > :after
                      ORDER BY path LIMIT :files) AS next
            ) AS page
            WHERE bytes_before < :bytes
            ORDER BY path
            """;
    private static final String SET_PARSED = """
            UPDATE staging.plan p
            SET state = 'parsed', blob_hash = u.blob_hash, language = u.language, outcome = u.outcome,
                stage = u.stage, reason = u.reason, milliseconds = u.milliseconds, size_bytes = u.size_bytes
            FROM unnest(:paths::text[], :hashes::text[], :languages::text[], :outcomes::text[], :stages::text[],
                        :reasons::text[], :milliseconds::int[], :sizes::bigint[])
                 AS u (path, blob_hash, language, outcome, stage, reason, milliseconds, size_bytes)
            WHERE p.run = :run AND p.path = u.path
            """;
    private static final String SET_STATE = """
            UPDATE staging.plan SET state = :state WHERE run = :run AND path = ANY (:paths)
            """;
    private static final String SET_TOUCHED = """
            UPDATE staging.plan p
            SET change = 'touched', state = 'parsed', language = f.language
            FROM indexed_files f
            WHERE p.run = :run AND p.file_id = ANY (:files) AND p.change = 'unchanged' AND f.id = p.file_id
            """;
    private static final String SET_PUBLISHED = """
            UPDATE staging.plan SET state = 'published' WHERE run = :run
            """;
    private static final String COUNT_STATE = """
            SELECT count(*) FROM staging.plan WHERE run = :run AND state = :state
            """;
    private static final String SUM = """
            SELECT count(*) AS files, coalesce(sum(size_bytes), 0) AS bytes
            FROM staging.plan WHERE run = :run AND state = :state
            """;

    private final JdbcClient jdbc;

    public PlanTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A file that a step is to work on.
     *
     * @param mode 0 regular file, 1 symbolic link, 2 submodule
     * @param language null before the parse step has seen its content
     */
    public record PlannedFile(
            String path, String blobHash, int mode, long sizeBytes, UUID fileId, @Nullable String language) {}

    /** What the parse step found out about a planned file. */
    public record ParsedFile(
            String path,
            String blobHash,
            String language,
            long sizeBytes,
            String outcome,
            @Nullable String stage,
            @Nullable String reason,
            int milliseconds) {}

    /** The amount of work. */
    public record Work(long files, long bytes) {}

    /** Empties the run's plan, so that planning may run twice. */
    public void clear(UUID run) {
        jdbc.sql(CLEAR).param("run", run).update();
    }

    public Listing list(Connection connection, UUID run) {
        return new Listing(new CopyRows(connection, "staging.plan", COLUMNS), run);
    }

    /** The files of the repository while they are being listed. */
    public static final class Listing implements AutoCloseable {
        private final CopyRows copy;
        private final UUID run;

        private Listing(CopyRows copy, UUID run) {
            this.copy = copy;
            this.run = run;
        }

        public void add(String path, int bucket, String blobHash, int mode, long sizeBytes, UUID fileId) {
            copy.row().uuid(run).text(path).int4(bucket).text(blobHash).int4(mode).int8(sizeBytes).uuid(fileId)
                    .text("pending");
        }

        public void finish() {
            copy.finish();
        }

        @Override
        public void close() {
            copy.close();
        }
    }

    /** Settles each listed file's change against what is indexed, and adds the deleted ones. */
    public void compare(UUID run, UUID repository, int version, boolean full) {
        jdbc.sql(ANALYZE).update(); // it was empty a moment ago, and would be planned for as such
        jdbc.sql(COMPARE).param("run", run).param("repository", repository).param("version", version)
                .param("full", full).update();
        jdbc.sql(ADD_DELETED).param("run", run).param("repository", repository).update();
    }

    public Map<String, Long> countChanges(UUID run) {
        record Count(String change, long n) {}

        return jdbc.sql(COUNT_CHANGES).param("run", run).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::change, Count::n));
    }

    /** Whether the run has a plan: none before the plan step, nor after a crash of the database, which empties it. */
    public boolean exists(UUID run) {
        return jdbc.sql(EXISTS).param("run", run).query(Boolean.class).single();
    }

    /** Whether any file is added, modified, deleted or touched. */
    public boolean hasChanges(UUID run) {
        return jdbc.sql(HAS_CHANGES).param("run", run).query(Boolean.class).single();
    }

    /** The buckets that have changed or touched files, whether they are done or not. */
    public List<Integer> buckets(UUID run) {
        return jdbc.sql(BUCKETS).param("run", run).query(Integer.class).list();
    }

    /**
     * The next files of a bucket in a state, by path.
     *
     * @param bytes files are added while those before them are smaller together
     */
    public List<PlannedFile> page(UUID run, int bucket, String state, String after, int files, long bytes) {
        return jdbc.sql(PAGE).param("run", run).param("bucket", bucket).param("state", state).param("after", after)
                .param("files", files).param("bytes", bytes).query(PlannedFile.class).list();
    }

    public void setParsed(UUID run, List<ParsedFile> files) {
        jdbc.sql(SET_PARSED).param("run", run)
                .param("paths", files.stream().map(ParsedFile::path).toArray(String[]::new))
                .param("hashes", files.stream().map(ParsedFile::blobHash).toArray(String[]::new))
                .param("languages", files.stream().map(ParsedFile::language).toArray(String[]::new))
                .param("outcomes", files.stream().map(ParsedFile::outcome).toArray(String[]::new))
                .param("stages", files.stream().map(ParsedFile::stage).toArray(String[]::new))
                .param("reasons", files.stream().map(ParsedFile::reason).toArray(String[]::new))
                .param("milliseconds", files.stream().map(ParsedFile::milliseconds).toArray(Integer[]::new))
                .param("sizes", files.stream().map(ParsedFile::sizeBytes).toArray(Long[]::new))
                .update();
    }

    public void setState(UUID run, List<String> paths, String state) {
        jdbc.sql(SET_STATE).param("run", run).param("paths", paths.toArray(String[]::new)).param("state", state)
                .update();
    }

    /** Marks unchanged files whose references may have changed. @return how many */
    public int setTouched(UUID run, List<UUID> files) {
        return jdbc.sql(SET_TOUCHED).param("run", run).param("files", files.toArray(UUID[]::new)).update();
    }

    /** Leaves no file in any of the states above: belongs into the transaction that publishes. */
    public void setPublished(UUID run) {
        jdbc.sql(SET_PUBLISHED).param("run", run).update();
    }

    public long countState(UUID run, String state) {
        return jdbc.sql(COUNT_STATE).param("run", run).param("state", state).query(Long.class).single();
    }

    /** How much is in a state. */
    public Work work(UUID run, String state) {
        return jdbc.sql(SUM).param("run", run).param("state", state).query(Work.class).single();
    }
}

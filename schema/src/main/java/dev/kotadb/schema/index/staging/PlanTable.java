package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.copy.CopyRows;
import dev.kotadb.schema.index.SqlNamed;
import java.sql.Connection;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The plan of a run: one row per file with its {@link FileChange} and its {@link FileState}. */
public final class PlanTable {
    private static final String LISTED = "listed_files";
    private static final String COLUMNS = "path, bucket, blob_hash, mode, size_bytes, file_id";

    private static final String INDEXED_LANGUAGES = """
            SELECT DISTINCT language FROM indexed_files WHERE repository_id = :repository AND language IS NOT NULL
            """;
    private static final String CREATE_LISTED = """
            CREATE TEMPORARY TABLE listed_files
                (path text, bucket int, blob_hash text, mode text, size_bytes bigint, file_id uuid) ON COMMIT DROP
            """;

    // Each row is written once. An update of all rows after they were listed takes longer than all else in a run with few changes.
    private static final String COMPARE = """
            INSERT INTO {plan}
                (path, bucket, change, blob_hash, mode, size_bytes, file_id, outcome, state, language, rules_version)
            SELECT path, bucket, change, blob_hash, mode, size_bytes, file_id, outcome,
                   CASE change WHEN 'unchanged' THEN 'done' WHEN 'touched' THEN 'parsed' ELSE 'pending' END,
                   CASE change WHEN 'touched' THEN language END,
                   CASE change WHEN 'touched' THEN rules END
            FROM (SELECT l.*, f.language, v.rules, o.outcome,
                         CASE WHEN f.id IS NULL THEN 'added'
                              WHEN :full OR (:retryPoison AND o.reason_code = 'set_aside') OR f.blob_hash IS DISTINCT FROM l.blob_hash
                                   OR f.parser_version IS DISTINCT FROM v.facts THEN 'modified'
                              WHEN f.rules_version IS DISTINCT FROM v.rules THEN 'touched'
                              ELSE 'unchanged' END AS change
                  FROM listed_files l
                  LEFT JOIN indexed_files f ON f.repository_id = :repository AND f.path = l.path
                  LEFT JOIN file_outcomes o ON o.repository_id = :repository AND o.path = l.path
                  LEFT JOIN unnest(:languages::text[], :facts::int[], :rules::int[]) AS v (language, facts, rules)
                       ON v.language = f.language) AS compared
            UNION ALL
            SELECT f.path, 0, 'deleted', f.blob_hash, NULL, 0, f.id, NULL, 'done', NULL, NULL
            FROM indexed_files f
            WHERE f.repository_id = :repository AND NOT EXISTS (SELECT FROM listed_files l WHERE l.path = f.path)
            """;
    private static final String COUNT_CHANGES = "SELECT change, count(*) FROM {plan} GROUP BY change";
    private static final String COUNT_FILES = "SELECT count(*) FROM {plan} WHERE change <> 'deleted'";
    private static final String HAS_CHANGES = "SELECT EXISTS (SELECT FROM {plan} WHERE change <> 'unchanged')";
    private static final String EXISTS = "SELECT EXISTS (SELECT FROM {plan})";
    private static final String BUCKETS = """
            SELECT DISTINCT bucket FROM {plan} WHERE change NOT IN ('unchanged', 'deleted') ORDER BY bucket
            """;
    private static final String PAGE = """
            SELECT path, blob_hash, mode, size_bytes, file_id, language FROM (
                SELECT path, blob_hash, mode, size_bytes, file_id, language,
                       sum(size_bytes) OVER (ORDER BY path) - size_bytes AS bytes_before
                FROM (SELECT * FROM {plan}
                      WHERE bucket = :bucket AND state = :state AND path > :after
                      ORDER BY path LIMIT :files) AS next
            ) AS page
            WHERE bytes_before < :bytes
            ORDER BY path
            """;
    private static final String OLDER_RULES = """
            SELECT path, blob_hash, mode, size_bytes, file_id, language FROM {plan}
            WHERE rules_version IS NOT NULL AND path > :after ORDER BY path LIMIT :files
            """;
    private static final String MATCHING = """
            SELECT path, blob_hash, mode, size_bytes, file_id, language FROM {plan}
            WHERE path ~ :pattern AND change IS DISTINCT FROM 'deleted' ORDER BY path COLLATE "C"
            """;
    private static final String SET_PARSED = """
            UPDATE {plan} p
            SET state = 'parsed', blob_hash = u.blob_hash, language = u.language, outcome = u.outcome, stage = u.stage,
                reason_code = u.reason_code, reason = u.reason, milliseconds = u.milliseconds, size_bytes = u.size_bytes
            FROM unnest(:paths::text[], :hashes::text[], :languages::text[], :outcomes::text[], :stages::text[],
                        :codes::text[], :reasons::text[], :milliseconds::int[], :sizes::bigint[])
                 AS u (path, blob_hash, language, outcome, stage, reason_code, reason, milliseconds, size_bytes)
            WHERE p.path = u.path
            """;
    private static final String SET_STATE = "UPDATE {plan} SET state = :state WHERE path = ANY (:paths)";
    private static final String SET_TOUCHED = """
            UPDATE {plan} p
            SET change = 'touched', state = 'parsed', language = f.language
            FROM indexed_files f
            WHERE p.file_id = ANY (:files) AND p.change = 'unchanged' AND f.id = p.file_id
            """;
    private static final String SET_ALL_TOUCHED = """
            UPDATE {plan} p
            SET change = 'touched', state = 'parsed', language = f.language
            FROM indexed_files f
            WHERE p.change = 'unchanged' AND f.id = p.file_id
            """;
    private static final String SET_PUBLISHED = "UPDATE {plan} SET state = 'published' WHERE change <> 'unchanged'";
    private static final String IS_PUBLISHED = """
            SELECT NOT EXISTS (SELECT FROM {plan} WHERE change <> 'unchanged' AND state <> 'published')
            """;
    private static final String COUNT_STATE = "SELECT count(*) FROM {plan} WHERE state = :state";
    private static final String SUM = """
            SELECT count(*) AS files, coalesce(sum(size_bytes), 0) AS bytes FROM {plan} WHERE state = :state
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public PlanTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A file that a step has to process.
     *
     * @param mode the kind of the path's entry, from {@link Listing#add}
     * @param language null before the parse step
     */
    public record PlannedFile(
            String path, String blobHash, String mode, long sizeBytes, UUID fileId, @Nullable String language) {}

    /** The parse step's result for a planned file. */
    public record ParsedFile(
            String path,
            String blobHash,
            String language,
            long sizeBytes,
            FileOutcome outcome,
            @Nullable OutcomeStage stage,
            @Nullable OutcomeReason code,
            @Nullable String reason,
            int milliseconds) {}

    /** The amount of work. */
    public record Work(long files, long bytes) {}

    /** Begins to list the files of a repository for {@link #compare}, on the connection of the current transaction. */
    public Listing list() {
        jdbc.sql(CREATE_LISTED).update();
        return new Listing();
    }

    /** Takes the files of a repository as they are now. */
    public final class Listing implements AutoCloseable {
        private final Connection connection = DataSourceUtils.getConnection(dataSource);
        private final CopyRows copy = new CopyRows(connection, LISTED, COLUMNS);

        public void add(String path, int bucket, String blobHash, String mode, long sizeBytes, UUID fileId) {
            copy.row().text(path).int4(bucket).text(blobHash).text(mode).int8(sizeBytes).uuid(fileId);
        }

        /** Ends the listing. @return the number of files */
        public long finish() {
            return copy.finish();
        }

        @Override
        public void close() {
            try {
                copy.close();
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    /** The languages of a repository's indexed files. */
    public List<String> indexedLanguages(UUID repository) {
        return jdbc.sql(INDEXED_LANGUAGES).param("repository", repository).query(String.class).list();
    }

    /**
     * Plans the change of each listed file, which is compared with the indexed one, and of each deleted file. Call it in the
     * transaction of the listing.
     *
     * @param versions of all {@link #indexedLanguages}
     * @param full whether every file counts as modified
     * @param retryPoison whether files whose content was set aside count as modified
     */
    public void compare(
            RunTables run,
            UUID repository,
            Collection<LanguageVersion> versions,
            boolean full,
            boolean retryPoison) {
        jdbc.sql("ANALYZE listed_files (path)").update(); // otherwise the planner would assume a table of a few pages
        jdbc.sql(run.sql(COMPARE)).param("repository", repository).param("full", full)
                .param("retryPoison", retryPoison)
                .param("languages", versions.stream().map(LanguageVersion::language).toArray(String[]::new))
                .param("facts", versions.stream().map(LanguageVersion::facts).toArray(Integer[]::new))
                .param("rules", versions.stream().map(LanguageVersion::rules).toArray(Integer[]::new))
                .update();
        jdbc.sql(run.sql("ANALYZE {plan}")).update();
    }

    public Map<FileChange, Long> countChanges(RunTables run) {
        Map<FileChange, Long> counts = new EnumMap<>(FileChange.class);
        jdbc.sql(run.sql(COUNT_CHANGES)).query(row -> {
            counts.put(SqlNamed.of(FileChange.class, row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    /** How many files the repository will have after the publication. */
    public long countFiles(RunTables run) {
        return jdbc.sql(run.sql(COUNT_FILES)).query(Long.class).single();
    }

    /** Whether the plan has rows; a crash of the server empties it. */
    public boolean hasFiles(RunTables run) {
        return jdbc.sql(run.sql(EXISTS)).query(Boolean.class).single();
    }

    /** Whether any file is added, modified, deleted or touched. */
    public boolean hasChanges(RunTables run) {
        return jdbc.sql(run.sql(HAS_CHANGES)).query(Boolean.class).single();
    }

    /** The buckets that have changed or touched files, whether they are done or not. */
    public List<Integer> buckets(RunTables run) {
        return jdbc.sql(run.sql(BUCKETS)).query(Integer.class).list();
    }

    /**
     * The next files of a bucket in a state, by path.
     *
     * @param bytes no more files are returned once their total size has reached this number
     */
    public List<PlannedFile> page(RunTables run, int bucket, FileState state, String after, int files, long bytes) {
        return jdbc.sql(run.sql(PAGE)).param("bucket", bucket).param("state", state.sqlName()).param("after", after)
                .param("files", files).param("bytes", bytes).query(PlannedFile.class).list();
    }

    /** The next files that are touched because the rules of their language have another version, by path. */
    public List<PlannedFile> olderRules(RunTables run, String after, int files) {
        return jdbc.sql(run.sql(OLDER_RULES)).param("after", after).param("files", files).query(PlannedFile.class).list();
    }

    /** The files whose paths match a regular expression, by path. */
    public List<PlannedFile> matching(RunTables run, String pattern) {
        return jdbc.sql(run.sql(MATCHING)).param("pattern", pattern).query(PlannedFile.class).list();
    }

    public void setParsed(RunTables run, List<ParsedFile> files) {
        jdbc.sql(run.sql(SET_PARSED))
                .param("paths", files.stream().map(ParsedFile::path).toArray(String[]::new))
                .param("hashes", files.stream().map(ParsedFile::blobHash).toArray(String[]::new))
                .param("languages", files.stream().map(ParsedFile::language).toArray(String[]::new))
                .param("outcomes", files.stream().map(file -> file.outcome().sqlName()).toArray(String[]::new))
                .param("stages", files.stream().map(file -> sqlName(file.stage())).toArray(String[]::new))
                .param("codes", files.stream().map(file -> sqlName(file.code())).toArray(String[]::new))
                .param("reasons", files.stream().map(ParsedFile::reason).toArray(String[]::new))
                .param("milliseconds", files.stream().map(ParsedFile::milliseconds).toArray(Integer[]::new))
                .param("sizes", files.stream().map(ParsedFile::sizeBytes).toArray(Long[]::new))
                .update();
    }

    private static @Nullable String sqlName(@Nullable SqlNamed constant) {
        return constant == null ? null : constant.sqlName();
    }

    public void setState(RunTables run, List<String> paths, FileState state) {
        jdbc.sql(run.sql(SET_STATE)).param("paths", paths.toArray(String[]::new)).param("state", state.sqlName())
                .update();
    }

    /** Marks unchanged files whose references may have changed. @return how many */
    public int setTouched(RunTables run, List<UUID> files) {
        return jdbc.sql(run.sql(SET_TOUCHED)).param("files", files.toArray(UUID[]::new)).update();
    }

    /** Marks all unchanged files as touched. @return how many */
    public int setAllTouched(RunTables run) {
        return jdbc.sql(run.sql(SET_ALL_TOUCHED)).update();
    }

    /** Marks the changes as published; call it in the publishing transaction. */
    public void setPublished(RunTables run) {
        jdbc.sql(run.sql(SET_PUBLISHED)).update();
    }

    /** Whether the changes were published, by a step that died before it was recorded. */
    public boolean isPublished(RunTables run) {
        return jdbc.sql(run.sql(IS_PUBLISHED)).query(Boolean.class).single();
    }

    public long countState(RunTables run, FileState state) {
        return jdbc.sql(run.sql(COUNT_STATE)).param("state", state.sqlName()).query(Long.class).single();
    }

    /** The number and size of the files in a state. */
    public Work work(RunTables run, FileState state) {
        return jdbc.sql(run.sql(SUM)).param("state", state.sqlName()).query(Work.class).single();
    }
}

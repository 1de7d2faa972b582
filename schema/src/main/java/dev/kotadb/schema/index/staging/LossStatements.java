package dev.kotadb.schema.index.staging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what a run would take away from the published index. */
public final class LossStatements {
    private static final String FILES = """
            SELECT (SELECT count(*) FROM indexed_files WHERE repository_id = :repository),
                   (SELECT count(*) FROM {plan} WHERE change <> 'deleted')
            """;
    // Only languages that lose more than they gain are counted as a whole.
    private static final String SYMBOLS = """
            WITH gone AS (
                SELECT f.language, count(*) AS symbols
                FROM {plan} p JOIN indexed_files f ON f.id = p.file_id JOIN symbols s ON s.file_id = f.id
                WHERE p.change IN ('modified', 'deleted') AND f.language IS NOT NULL
                GROUP BY f.language
            ), come AS (
                SELECT p.language, count(*) AS symbols
                FROM {symbols} s JOIN {plan} p ON p.file_id = s.file_id
                GROUP BY p.language
            ), lost AS (
                SELECT language, gone.symbols - coalesce(come.symbols, 0) AS symbols
                FROM gone LEFT JOIN come USING (language)
                WHERE gone.symbols > coalesce(come.symbols, 0)
            )
            SELECT lost.language, count(*) AS before, count(*) - max(lost.symbols) AS after
            FROM lost JOIN indexed_files f ON f.language = lost.language JOIN symbols s ON s.file_id = f.id
            WHERE f.repository_id = :repository
            GROUP BY lost.language
            """;
    private static final String ALL_SYMBOLS = "SELECT count(*) FROM symbols WHERE repository_id = :repository";

    private final JdbcClient jdbc;

    public LossStatements(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** How many there are in the published index, and how many there would be. */
    public record Change(long before, long after) {}

    public Change files(RunTables run, UUID repository) {
        return jdbc.sql(run.sql(FILES)).param("repository", repository)
                .query((row, n) -> new Change(row.getLong(1), row.getLong(2))).single();
    }

    /** The symbols of each language that would have fewer. */
    public Map<String, Change> symbols(RunTables run, UUID repository) {
        return jdbc.sql(run.sql(SYMBOLS)).param("repository", repository)
                .query((row, n) -> Map.entry(row.getString(1), new Change(row.getLong(2), row.getLong(3)))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The repository's symbols as a whole, if these languages have so many fewer. */
    public Change allSymbols(UUID repository, Collection<Change> lessOf) {
        long before = jdbc.sql(ALL_SYMBOLS).param("repository", repository).query(Long.class).single();
        return new Change(before, before - lessOf.stream().mapToLong(change -> change.before() - change.after()).sum());
    }
}

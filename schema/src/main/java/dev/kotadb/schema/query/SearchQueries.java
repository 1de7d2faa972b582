package dev.kotadb.schema.query;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds files by words, by a piece of text, or by a regular expression of PostgreSQL's. */
public final class SearchQueries {
    private static final String WORDS = """
            SELECT file_id, repository, path, language, line_start, line_end, rank
            FROM %s(?, cast(? AS tsquery), cast(? AS tsquery), ?, ?, ?, ?)
            """;
    private static final String CONTENT = "SELECT coalesce(content, '') FROM indexed_files WHERE id = ?";

    // Files first, so that a common pattern does not split every file into lines. Columns count UTF-16 units, of which
    // characters beyond the basic plane have two.
    private static final String LINES = """
            SELECT f.repository, f.path, f.language, l.n,
                   l.at - 1 + length(regexp_replace(left(l.line, l.at - 1), '[^\\U00010000-\\U0010FFFF]', '', 'g')),
                   CASE WHEN l.at > 61 AND length(l.line) > 200 THEN '…' ELSE '' END
                   || substr(l.line, CASE WHEN length(l.line) > 200 THEN greatest(1, l.at - 60) ELSE 1 END, 200)
            FROM %s(?, ?, %s, ?, ?, ?) f
            CROSS JOIN LATERAL (
                  SELECT n, rtrim(line, E'\\r') AS line, %s AS at
                  FROM string_to_table(f.content, E'\\n') WITH ORDINALITY AS t (line, n)) l
            WHERE l.at > 0
            ORDER BY f.repository, f.path COLLATE "C", l.n
            LIMIT ?
            """;

    private final Connection connection;
    private final String words;
    private final String patternLines;
    private final String literalLines;

    private SearchQueries(Connection connection, String findWords, String findText) {
        this.connection = connection;
        this.words = WORDS.formatted(findWords);
        this.patternLines = LINES.formatted(findText, "true", "regexp_instr(line, ?)");
        this.literalLines = LINES.formatted(findText, "false", "strpos(line, ?)");
    }

    /** For the owner of the tables and the service role. */
    public static SearchQueries ofService(Connection connection) {
        return new SearchQueries(connection, "find_words", "find_text");
    }

    /** For a transaction in a {@link TenantContext}: what the user does not see is passed over. */
    public static SearchQueries ofTenant(Connection connection) {
        return new SearchQueries(connection, "find_visible_words", "find_visible_text");
    }

    /**
     * Where to look.
     *
     * @param repositories ids
     * @param language null for all
     * @param pathPrefix empty for all
     */
    public record Scope(List<UUID> repositories, @Nullable String language, String pathPrefix, int limit) {
        public Scope {
            repositories = List.copyOf(repositories);
        }
    }

    /** A file, or a stretch of a very long one, that holds the words. */
    public record WordHit(
            UUID fileId,
            String repository,
            String path,
            @Nullable String language,
            int lineStart,
            int lineEnd,
            double rank) {}

    /** A line that the pattern was found in; column from 0, of a long line the stretch around it. */
    public record LineHit(
            String repository, String path, @Nullable String language, int line, int column, String snippet) {}

    /**
     * The most relevant files first.
     *
     * @param tsquery in the syntax of that type
     * @param better a query that the best of them answer, too; they come first
     * @param phrases what must stand in the file as written, letter case aside
     */
    public List<WordHit> words(String tsquery, String better, List<String> phrases, Scope scope) {
        List<String> likes = phrases.stream().map(SearchQueries::like).toList();
        return new Statement(
                        words,
                        scope.repositories(),
                        tsquery,
                        better,
                        likes,
                        scope.language(),
                        scope.pathPrefix(),
                        scope.limit())
                .list(connection, row -> new WordHit(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getDouble(7)));
    }

    public String content(UUID fileId) {
        return String.join("", new Statement(CONTENT, fileId).list(connection, row -> row.getString(1)));
    }

    /** Lines by path; the pattern sees one line at a time. */
    public List<LineHit> pattern(String pattern, Scope scope) {
        String byLine = lineWise(pattern);
        return lines(patternLines, byLine, byLine, scope);
    }

    /** Lines by path that hold the text as it is. */
    public List<LineHit> literal(String text, Scope scope) {
        return lines(literalLines, like(text), text, scope);
    }

    private List<LineHit> lines(String sql, String ofFile, String ofLine, Scope scope) {
        return new Statement(
                        sql,
                        scope.repositories(),
                        ofFile,
                        scope.language(),
                        scope.pathPrefix(),
                        scope.limit(),
                        ofLine,
                        scope.limit())
                .list(connection, row -> new LineHit(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getString(6).stripTrailing()));
    }

    /** Newlines end what {@code .} and {@code [^x]} match; options of the user's own have to share the parentheses. */
    private static String lineWise(String pattern) {
        return pattern.matches("(?s)\\(\\?[a-z]+\\).*") ? "(?n" + pattern.substring(2) : "(?n)" + pattern;
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}

package dev.kotadb.schema.query;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds files by words, or by text that they contain. */
public final class SearchQueries {
    private static final String WORDS = """
            SELECT file_id, repository, path, language, line_start, line_end, rank
            FROM %s(:repositories, cast(:query AS tsquery), cast(:better AS tsquery), :phrases, :language, :path, :limit)
            """;
    private static final String TEXT = """
            SELECT file_id, repository, path, language, size_bytes
            FROM %s(:repositories, :anyOf, :ignoreCase, :language, :path)
            ORDER BY repository, path COLLATE "C"
            """;
    private static final String CONTENTS = "SELECT id, coalesce(content, '') FROM indexed_files WHERE id = ANY (:files)";

    private final JdbcClient jdbc;
    private final JdbcClient preparing;
    private final String words;
    private final String text;

    private SearchQueries(Connection connection, String findWords, String findText) {
        this.jdbc = QueryClient.on(connection);
        this.preparing = QueryClient.preparing(connection);
        this.words = WORDS.formatted(findWords);
        this.text = TEXT.formatted(findText);
    }

    /** For the owner of the tables and the service role. */
    public static SearchQueries ofService(Connection connection) {
        return new SearchQueries(connection, "find_words", "find_text");
    }

    /** For a tenant's transaction: finds only files that the user may see. */
    public static SearchQueries ofTenant(Connection connection) {
        return new SearchQueries(connection, "find_visible_words", "find_visible_text");
    }

    /**
     * The filter of a search.
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

    /** A file that contains the words, or a part of a very long file. */
    public record WordHit(
            UUID fileId,
            String repository,
            String path,
            @Nullable String language,
            int lineStart,
            int lineEnd,
            float rank) {}

    /** A file that contains the text. */
    public record TextHit(UUID fileId, String repository, String path, @Nullable String language, long sizeBytes) {}

    /**
     * The text that a file must contain: one of several sequences of pieces, with any text between the pieces.
     *
     * @param anyOf empty if every file matches
     */
    public record RequiredText(List<List<String>> anyOf, boolean ignoreCase) {
        public RequiredText {
            anyOf = anyOf.stream().map(List::copyOf).toList();
        }

        private @Nullable List<String> patterns() {
            return anyOf.isEmpty()
                    ? null
                    : anyOf.stream()
                            .map(pieces -> pieces.stream()
                                    .map(QueryClient::like)
                                    .collect(Collectors.joining("%", "%", "%")))
                            .toList();
        }
    }

    /**
     * Finds files by words, the most relevant first.
     *
     * @param tsquery the words, in the syntax of PostgreSQL's type {@code tsquery}
     * @param better a stricter query; files that match it come first
     * @param phrases text that the file must contain, ignoring letter case
     */
    public List<WordHit> words(String tsquery, String better, List<String> phrases, Scope scope) {
        List<String> likes = phrases.stream().map(phrase -> "%" + QueryClient.like(phrase) + "%").toList();
        return inScope(preparing.sql(words), scope)
                .param("query", tsquery)
                .param("better", better)
                .param("phrases", QueryClient.texts(likes))
                .param("limit", scope.limit())
                .query((row, _) -> new WordHit(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getFloat(7)))
                .list();
    }

    /** All files that contain the text, by repository and path; the scope's limit does not apply. */
    public List<TextHit> text(RequiredText required, Scope scope) {
        List<String> patterns = required.patterns();
        return inScope(jdbc.sql(text), scope)
                .param("anyOf", patterns == null ? null : QueryClient.texts(patterns))
                .param("ignoreCase", required.ignoreCase())
                .query((row, _) -> new TextHit(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)))
                .list();
    }

    /** Like {@link #text}, for one piece of text, respecting letter case. */
    public List<TextHit> literal(String piece, Scope scope) {
        return text(new RequiredText(List.of(List.of(piece)), false), scope);
    }

    /** The files' texts by id, without files that are not visible. */
    public Map<UUID, String> contents(List<UUID> files) {
        Map<UUID, String> contents = new HashMap<>();
        preparing.sql(CONTENTS)
                .param("files", QueryClient.uuids(files))
                .query((row, _) -> contents.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return contents;
    }

    private JdbcClient.StatementSpec inScope(JdbcClient.StatementSpec statement, Scope scope) {
        return statement
                .param("repositories", QueryClient.uuids(scope.repositories()))
                .param("language", scope.language())
                .param("path", scope.pathPrefix());
    }
}

package dev.kotadb.schema.query;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads indexed files, and counts what is indexed. */
public final class FileQueries {
    private static final int MOST_DEPENDENCIES = 100;

    private static final String COLUMNS = """
            SELECT f.id, f.repository_id, f.path, f.language, f.indexed_at, {text},
                   ARRAY(SELECT t.path FROM dependency_graph d JOIN indexed_files t ON t.id = d.to_file_id
                         WHERE d.from_file_id = f.id AND d.dependency_type = 'file_import'
                         ORDER BY t.path COLLATE "C" LIMIT {most})
            FROM indexed_files f
            """.replace("{most}", String.valueOf(MOST_DEPENDENCIES));
    private static final String WITH_BEGINNING =
            COLUMNS.replace("{text}", "left(f.content, :characters), length(f.content) > :characters");
    private static final String BY_ID = WITH_BEGINNING + "WHERE f.id = ANY (:files)";

    // A text is unpacked each time that it is mentioned, which takes longer than all else.
    private static final String WHOLE = COLUMNS.replace("{text}", "f.content, false") + "WHERE f.id = ANY (:files)";
    private static final String RECENT = WITH_BEGINNING + """
            WHERE f.repository_id = ANY (:repositories)
            ORDER BY f.indexed_at DESC, array_position(:repositories, f.repository_id), f.path COLLATE "C"
            LIMIT :limit
            """;
    private final JdbcClient jdbc;
    private final JdbcClient preparing;

    public FileQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
        this.preparing = snapshot.preparing();
    }

    /**
     * A file.
     *
     * @param content its beginning; null if it was indexed without its text
     * @param truncated whether the text is longer
     * @param dependencies paths of the files that it imports, the first hundred
     */
    public record IndexedFile(
            UUID id,
            UUID repositoryId,
            String repository,
            String path,
            @Nullable String language,
            Instant indexedAt,
            @Nullable String content,
            boolean truncated,
            List<String> dependencies) {
        public IndexedFile {
            dependencies = List.copyOf(dependencies);
        }

        /** With only the beginning of the text. @param characters code points, as the database counts */
        public IndexedFile shortened(int characters) {
            if (content == null || content.length() <= characters || content.codePointCount(0, content.length()) <= characters) {
                return this;
            }
            return new IndexedFile(id, repositoryId, repository, path, language, indexedAt,
                    content.substring(0, content.offsetByCodePoints(0, characters)), true, dependencies);
        }
    }

    /** The visible ones of these files, in any order. @param characters how much of each text is read */
    public List<IndexedFile> files(List<UUID> ids, Repositories repositories, int characters) {
        return preparing.sql(BY_ID).param("files", QueryClient.uuids(ids)).param("characters", characters)
                .query((row, _) -> file(row, repositories)).list();
    }

    /** The visible ones of these files with their whole texts, in any order. */
    public List<IndexedFile> whole(List<UUID> ids, Repositories repositories) {
        return preparing.sql(WHOLE).param("files", QueryClient.uuids(ids)).query((row, _) -> file(row, repositories)).list();
    }

    /** The files that were written to the index last, the newest first. */
    public List<IndexedFile> recent(Repositories repositories, int characters, int limit) {
        return jdbc.sql(RECENT).param("repositories", QueryClient.uuids(repositories.ids()))
                .param("characters", characters).param("limit", limit)
                .query((row, _) -> file(row, repositories)).list();
    }

    private static IndexedFile file(ResultSet row, Repositories repositories) throws SQLException {
        UUID repository = row.getObject(2, UUID.class);
        return new IndexedFile(row.getObject(1, UUID.class), repository, repositories.nameOf(repository), row.getString(3),
                row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6), row.getBoolean(7),
                texts(row.getArray(8)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}

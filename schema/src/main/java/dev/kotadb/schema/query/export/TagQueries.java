package dev.kotadb.schema.query.export;

import dev.kotadb.schema.query.Snapshot;

import java.sql.ResultSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the declarations of a repository by name. */
final class TagQueries {
    // Control characters, backslashes and leading blanks or exclamation marks are escaped in tag files, which would change the order.
    private static final String BY_NAME = """
            SELECT s.name, f.path, coalesce(s.name_line, s.line_start), s.line_end, s.kind, f.language
            FROM symbols s JOIN indexed_files f ON f.id = s.file_id
            WHERE s.repository_id = :repository AND s.name !~ '[\\x01-\\x1f\\x7f\\\\]|^[ !<]|^$'
            ORDER BY s.name COLLATE "C", f.path COLLATE "C", coalesce(s.name_line, s.line_start), s.column_start, s.kind, s.ordinal
            """;

    private final JdbcClient jdbc;

    TagQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    void forEach(UUID repository, Consumer<Tag> tags) {
        jdbc.sql(BY_NAME)
                .param("repository", repository)
                .query((ResultSet row) -> tags.accept(new Tag(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6))));
    }
}

package dev.kotadb.schema.query.export;

import dev.kotadb.schema.query.Snapshot;

import dev.kotadb.schema.query.export.SourceDocument.Declaration;
import dev.kotadb.schema.query.export.SourceDocument.SymbolKey;
import dev.kotadb.schema.query.export.SourceDocument.Use;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a repository file by file, each with its declarations and references, by three cursors in the order of the paths. */
final class DocumentQueries {
    private static final String FILES = """
            SELECT id, path, language FROM indexed_files WHERE repository_id = :repository ORDER BY path COLLATE "C"
            """;
    private static final String TEXT = "SELECT content FROM indexed_files WHERE id = :file";
    private static final String DECLARATIONS = """
            SELECT f.path, s.name, s.kind, s.qualified_name, s.ordinal, s.line_start, s.line_end, s.column_start, s.column_end,
                   s.name_line, s.signature, s.documentation, s.metadata ->> 'kind'
            FROM symbols s JOIN indexed_files f ON f.id = s.file_id
            WHERE s.repository_id = :repository
            ORDER BY f.path COLLATE "C", s.line_start, s.column_start, s.line_end DESC, s.column_end DESC,
                     s.qualified_name COLLATE "C", s.kind, s.ordinal
            """;
    private static final String USES = """
            SELECT f.path, x.line_number, x.column_number, x.name, x.reference_type,
                   tf.path, t.name, t.kind, t.qualified_name, t.ordinal, s.name, s.kind, s.qualified_name, s.ordinal
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            JOIN symbols t ON t.id = x.target_symbol_id
            JOIN indexed_files tf ON tf.id = t.file_id
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            WHERE x.repository_id = :repository
            ORDER BY f.path COLLATE "C", x.line_number, x.column_number, x.reference_type, x.name COLLATE "C"
            """;

    private final JdbcClient jdbc;

    DocumentQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    private record File(UUID id, String path, @Nullable String language) {}

    /** A use and the path of its file. */
    private record PlacedUse(String path, Use use) {}

    /** Passes the files that have declarations or references with a known target, by path, holding one at a time. */
    void forEach(UUID repository, Consumer<SourceDocument> documents) {
        try (Stream<File> files = stream(FILES, repository, (row, _) ->
                        new File(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
                Stream<Declaration> declarations = stream(DECLARATIONS, repository, (row, _) -> declaration(row));
                Stream<PlacedUse> uses = stream(USES, repository, (row, _) -> new PlacedUse(row.getString(1), use(row)))) {
            Following<Declaration> nextDeclarations = new Following<>(declarations.iterator());
            Following<PlacedUse> nextUses = new Following<>(uses.iterator());
            files.forEach(file -> {
                List<Declaration> ownDeclarations = nextDeclarations.takeWhile(each -> each.key().path().equals(file.path));
                List<PlacedUse> ownUses = nextUses.takeWhile(each -> each.path.equals(file.path));
                if (!ownDeclarations.isEmpty() || !ownUses.isEmpty()) {
                    documents.accept(new SourceDocument(file.path, file.language, text(file.id), ownDeclarations,
                            ownUses.stream().map(PlacedUse::use).toList()));
                }
            });
        }
    }

    /** The rows of a cursor, and the one that was read and not yet taken. */
    private static final class Following<T> {
        private final Iterator<T> rows;
        private @Nullable T next;

        Following(Iterator<T> rows) {
            this.rows = rows;
        }

        List<T> takeWhile(Predicate<T> wanted) {
            List<T> taken = new ArrayList<>();
            while (true) {
                if (next == null) {
                    if (!rows.hasNext()) {
                        return taken;
                    }
                    next = rows.next();
                }
                if (!wanted.test(next)) {
                    return taken;
                }
                taken.add(next);
                next = null;
            }
        }
    }

    private <T> Stream<T> stream(String sql, UUID repository, RowMapper<T> mapper) {
        return jdbc.sql(sql).param("repository", repository).query(mapper).stream();
    }

    private @Nullable String text(UUID file) {
        List<@Nullable String> texts = jdbc.sql(TEXT).param("file", file).query((row, _) -> row.getString(1)).list();
        return texts.getFirst();
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                new SymbolKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)),
                row.getInt(6),
                row.getInt(7),
                row.getObject(8, Integer.class),
                row.getObject(9, Integer.class),
                row.getObject(10, Integer.class),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }

    private static Use use(ResultSet row) throws SQLException {
        String enclosing = row.getString(11);
        return new Use(
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                new SymbolKey(row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getInt(10)),
                enclosing == null
                        ? null
                        : new SymbolKey(row.getString(1), enclosing, row.getString(12), row.getString(13), row.getInt(14)));
    }
}

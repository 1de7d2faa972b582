package dev.kotadb.jobs.cli;

import dev.kotadb.parsers.text.CodeWords;
import dev.kotadb.parsers.text.SearchDocument;
import dev.kotadb.schema.copy.CopyRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Rows of a small index, written without the job. */
final class IndexFixture {
    static final UUID JOB = UUID.fromString("0199f3c2-0000-7000-8000-000000000001");

    private final Connection connection;
    private final Map<String, UUID> files = new LinkedHashMap<>();
    private final Map<String, UUID> symbols = new LinkedHashMap<>();
    private int next = 1;

    private IndexFixture(Connection connection) {
        this.connection = connection;
    }

    static void write(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            new IndexFixture(connection).write();
        }
    }

    private UUID id() {
        return new UUID(0x8000, 0x8000_0000_0000_0000L | next++);
    }

    private void write() throws SQLException {
        UUID user = id();
        sql("INSERT INTO auth.users (id) VALUES (?)", user);
        UUID shop = repository(user, "acme/shop", true);
        UUID tools = repository(user, "acme/tools", true);
        repository(user, "acme/empty", false);

        file(shop, "src/HttpResponse.java", "java", """
                package shop;

                class HttpResponse {
                    int parse(String text) { return 1; }
                }
                """);
        file(shop, "src/Client.java", "java", """
                class Client {
                    // 😀 reads
                    HttpResponse read() { return new HttpResponse().parse("a ?? b"); }
                }
                """);
        file(shop, "src/a.ts", "typescript", "import './b';\n");
        file(shop, "src/b.ts", "typescript", "import './a';\n");
        file(shop, "docs/guide.md", "markdown", "The http_response is parsed.\nNot implemented yet.\n");
        file(shop, "docs/other.md", "markdown", "http http http\nresponse response response response\n");
        file(tools, "tool.py", "python", "def http_response():\n    pass  # https\n");

        symbol(shop, "src/HttpResponse.java", "class", "HttpResponse", "shop.HttpResponse", 3, 5);
        symbol(shop, "src/HttpResponse.java", "method", "parse", "shop.HttpResponse#parse(String)", 4, 4);
        symbol(shop, "src/Client.java", "class", "Client", "Client", 1, 4);
        symbol(shop, "src/Client.java", "method", "read", "Client#read()", 3, 3);
        symbol(tools, "tool.py", "function", "http_response", "tool.http_response", 1, 2);

        reference(shop, "src/Client.java", "Client#read()", "shop.HttpResponse", "HttpResponse", "type_reference", 4);
        reference(shop, "src/Client.java", "Client#read()", "shop.HttpResponse", "HttpResponse", "call", 37);
        reference(
                shop, "src/Client.java", "Client#read()", "shop.HttpResponse#parse(String)", "parse", "call", 52);
        reference(shop, "src/Client.java", "Client#read()", null, "println", "call", 70);

        importEdge(shop, "src/a.ts", "src/b.ts");
        importEdge(shop, "src/b.ts", "src/a.ts");
        importEdge(shop, "src/Client.java", "src/a.ts");
        usageEdge(shop, "Client#read()", "shop.HttpResponse#parse(String)", 1);
        usageEdge(shop, "Client#read()", "shop.HttpResponse", 2);

        sql(
                """
                INSERT INTO index_jobs (id, repository_id, ref, status, started_at, completed_at, stats)
                VALUES (?, ?, 'main', 'completed', '2026-01-01 10:00:00Z', '2026-01-01 10:00:07.5Z',
                        '{"files": {"indexed": 5, "failed": 1}, "bytes": 1234567}')
                """,
                JOB,
                shop);
        sql(
                """
                INSERT INTO file_outcomes (repository_id, path, job_id, outcome, stage, reason)
                VALUES (?, 'src/broken.java', ?, 'failed', 'parse', 'took over 30 s')
                """,
                shop,
                JOB);
    }

    private UUID repository(UUID user, String name, boolean indexed) throws SQLException {
        UUID id = id();
        sql(
                """
                INSERT INTO repositories (id, user_id, full_name, git_url, last_indexed_at)
                VALUES (?, ?, ?, 'https://example.org/x.git', CASE WHEN ? THEN now() END)
                """,
                id,
                user,
                name,
                indexed);
        return id;
    }

    private void file(UUID repository, String path, String language, String content) throws SQLException {
        UUID id = id();
        files.put(path, id);
        sql(
                """
                INSERT INTO indexed_files (id, repository_id, path, content, language, size_bytes, blob_hash)
                VALUES (?, ?, ?, ?, ?, ?, 'abc')
                """,
                id,
                repository,
                path,
                content,
                language,
                content.length());
        connection.setAutoCommit(false);
        try (CopyRows rows = new CopyRows(
                connection, "search_documents", "file_id, part, repository_id, line_start, line_end, words")) {
            for (SearchDocument each : CodeWords.documents(content, List.of())) {
                rows.row()
                        .uuid(id)
                        .int4(each.part())
                        .uuid(repository)
                        .int4(each.lineStart())
                        .int4(each.lineEnd())
                        .bytes(each.tsvector());
            }
            rows.finish();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void symbol(UUID repository, String path, String kind, String name, String qualified, int from, int to)
            throws SQLException {
        UUID id = id();
        symbols.put(qualified, id);
        sql(
                """
                INSERT INTO symbols (id, repository_id, file_id, name, qualified_name, kind, line_start, line_end,
                                     column_start, column_end, name_line, signature)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 1, ?, ?)
                """,
                id,
                repository,
                files.get(path),
                name,
                qualified,
                kind,
                from,
                to,
                from,
                kind + " " + name);
    }

    private void reference(
            UUID repository, String path, String source, @Nullable String target, String name, String type, int column)
            throws SQLException {
        sql(
                """
                INSERT INTO "references" (repository_id, source_file_id, source_symbol_id, target_symbol_id, name,
                                          reference_type, line_number, column_number, resolution, metadata)
                VALUES (?, ?, ?, ?, ?, ?, 3, ?, ?, '{"detail": "x"}')
                """,
                repository,
                files.get(path),
                symbols.get(source),
                target == null ? null : symbols.get(target),
                name,
                type,
                column,
                target == null ? "external" : "exact");
    }

    private void importEdge(UUID repository, String from, String to) throws SQLException {
        sql(
                """
                INSERT INTO dependency_graph (repository_id, dependency_type, from_file_id, to_file_id, metadata)
                VALUES (?, 'file_import', ?, ?, '{"count": 1}')
                """,
                repository,
                files.get(from),
                files.get(to));
    }

    private void usageEdge(UUID repository, String from, String to, int count) throws SQLException {
        sql(
                """
                INSERT INTO dependency_graph (repository_id, dependency_type, from_symbol_id, to_symbol_id, metadata)
                VALUES (?, 'symbol_usage', ?, ?, jsonb_build_object('count', ?))
                """,
                repository,
                symbols.get(from),
                symbols.get(to),
                count);
    }

    private void sql(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}

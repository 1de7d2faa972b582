package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Two small repositories, indexed by the job, and one that has never been indexed. */
final class IndexFixture {
    private final Path root;

    private IndexFixture(Path root) {
        this.root = root;
    }

    /** Returns the id of the job that indexed acme/shop. */
    static UUID write(TestDatabase database, Path directory) throws IOException {
        Path shop = new IndexFixture(directory.resolve("shop")).writeShop();
        Path tools = new IndexFixture(directory.resolve("tools"))
                .file("tool.py", "def http_response():\n    pass  # https\n")
                .file("pom.xml", "<project><groupId>acme</groupId><artifactId>tools</artifactId><version>2</version><dependencies>"
                        + "<dependency><groupId>acme</groupId><artifactId>shop</artifactId><version>[1,2)</version></dependency>"
                        + "</dependencies></project>\n")
                .root;
        try (IndexingApplication application = IndexingApplication.start(database, directory.resolve("home"))) {
            UUID job = application.index(shop, "acme/shop").job();
            application.index(tools, "acme/tools");
            application.jdbc().sql("""
                    INSERT INTO repositories (user_id, full_name, git_url)
                    SELECT user_id, 'acme/empty', 'https://example.org/x.git' FROM repositories LIMIT 1
                    """).update();
            return job;
        }
    }

    private Path writeShop() throws IOException {
        return file("src/HttpResponse.java", """
                        package shop;

                        class HttpResponse {
                            int parse(String text) { return 1; }
                        }
                        """)
                .file("src/Client.java", """
                        package shop;
                        class Client {
                            // 😀 reads
                            HttpResponse read() { new HttpResponse().parse("a ?? b"); System.out.println(); return null; }
                        }
                        """)
                .file("src/Kinds.java", """
                        package shop;
                        record Point(int x) {}
                        enum Colour { RED }
                        class Made {
                            Made() {}
                        }
                        """)
                .file("src/Broken.java", "package shop;\nclass Broken {\n    int x = ;\n}\n")
                .file("src/Nul.java", "package shop;\nclass Nul {\n    int length = \"\0\0\0\0\0\0\0\0\".length();\n}\n")
                .file("src/a.ts", "import './b';\n")
                .file("src/b.ts", "import './a';\n")
                .file("src/c.ts", "import './a';\n")
                .file("pom.xml", "<project><groupId>acme</groupId><artifactId>shop</artifactId><version>1.5</version><dependencies>"
                        + "<dependency><groupId>com.example</groupId><artifactId>money</artifactId><version>3.1</version>"
                        + "<scope>test</scope></dependency></dependencies></project>\n")
                .file("docs/guide.md", "The http_response is parsed.\nNot implemented yet.\n")
                .file("docs/mac.txt", "first\rsecond line\rthird\r")
                .file("docs/windows.txt", "alpha\r\nbeta\r\n")
                .file("docs/other.md", "http http http\nresponse response response response\n")
                .root;
    }

    private IndexFixture file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }
}

package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class IndexRepositoryIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path directory;

    @TempDir
    Path home;

    @Test
    void indexesSkipsAndFollowsChanges() throws IOException {
        write("src/a/Greeter.java", "package a;\npublic class Greeter {\n    public String greet() { return \"hi\"; }\n}\n");
        write("src/b/Main.java", """
                package b;
                import a.Greeter;
                class Main {
                    String run() { return new Greeter().greet(); }
                }
                """);
        write("README.md", "# Greetings\n");
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            IndexResult first = application.index(directory, "test/greeter");

            assertThat(first.error()).isNull();
            assertThat(first.status()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(targets(application)).contains("greet -> a.Greeter#greet()", "Greeter -> a.Greeter");

            assertThat(application.index(directory, "test/greeter").status()).isEqualTo(IndexJobStatus.SKIPPED);

            write("src/a/Greeter.java", "package a;\npublic class Greeter {\n    public String hello() { return \"hi\"; }\n}\n");
            assertThat(application.index(directory, "test/greeter").status()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(targets(application)).contains("greet -> null", "Greeter -> a.Greeter");
        }
    }

    private static List<String> targets(IndexingApplication application) {
        return application.jdbc().sql("""
                SELECT r.name || ' -> ' || coalesce(s.qualified_name, 'null')
                FROM "references" r LEFT JOIN symbols s ON s.id = r.target_symbol_id
                JOIN repositories p ON p.id = r.repository_id WHERE p.full_name = 'test/greeter'
                """).query(String.class).list();
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

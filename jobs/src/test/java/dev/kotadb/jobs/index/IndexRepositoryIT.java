package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Test
    void resolvesFilesOfTheSameContentEachInItself() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            write("m" + i + ".py", "class A:\n    def f(self): return self.g()\n    def g(self): pass\n");
            expected.add("m" + i + ".py: A#f in m" + i + ".py calls A#g of m" + i + ".py");
        }
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            assertThat(application.index(directory, "test/copies").error()).isNull();
            assertThat(application.jdbc().sql("""
                    SELECT f.path || ': ' || s.qualified_name || ' in ' || sf.path || ' calls ' || t.qualified_name || ' of ' || tf.path
                    FROM "references" r JOIN indexed_files f ON f.id = r.source_file_id
                    JOIN symbols s ON s.id = r.source_symbol_id JOIN indexed_files sf ON sf.id = s.file_id
                    JOIN symbols t ON t.id = r.target_symbol_id JOIN indexed_files tf ON tf.id = t.file_id
                    JOIN repositories p ON p.id = r.repository_id WHERE p.full_name = 'test/copies'
                    """).query(String.class).list()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void storesThePackagesOfManifests() throws IOException {
        write("pom.xml", "<project><groupId>g</groupId><artifactId>root</artifactId><version>1</version>"
                + "<properties><v>7.1</v></properties></project>");
        String child = "<project><parent><groupId>g</groupId><artifactId>root</artifactId><version>1</version></parent>"
                + "<artifactId>child</artifactId><dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId>"
                + "<version>${v}</version></dependency></dependencies></project>";
        write("child/pom.xml", child);
        write("test/fixture/package.json", "{\"name\": \"fixture\"}");
        write("bad/package.json", "{\"name\": ");
        write("big/pom.xml", "<project>" + "<a>".repeat(200) + "</project>");
        write("A.java", "class A {}\n");
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            IndexResult first = application.index(directory, "test/packages");

            assertThat(first.error()).isNull();
            assertThat(first.status()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(packages(application)).containsExactly(
                    "maven g:child 1 child/pom.xml false", "maven g:root 1 pom.xml false", "npm fixture test/fixture/package.json true");
            assertThat(dependencies(application)).containsExactly("maven x:y 7.1 child/pom.xml compile 7.1");
            assertThat(application.jdbc().sql("""
                    SELECT path || ' ' || stage || ' ' || reason_code || ' ' || reason FROM file_outcomes
                    WHERE outcome = 'partial' AND repository_id = (SELECT id FROM repositories WHERE full_name = 'test/packages')
                    ORDER BY path
                    """).query(String.class).list()).satisfiesExactly(
                            bad -> assertThat(bad).startsWith("bad/package.json parse syntax_error packages are not read: not JSON: line 1:"),
                            big -> assertThat(big).isEqualTo("big/pom.xml parse syntax_error packages are not read: elements are nested"
                                    + " more than 64 deep"));

            List<String> written = versions(application);
            write("A.java", "class A { int x; }\n");
            assertThat(application.index(directory, "test/packages").status()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(versions(application)).isEqualTo(written);

            write("pom.xml", "<project><groupId>g</groupId><artifactId>root</artifactId><version>1</version>"
                    + "<properties><v>8</v></properties></project>");
            application.index(directory, "test/packages");
            assertThat(dependencies(application)).containsExactly("maven x:y 8 child/pom.xml compile 8");
            assertThat(versions(application)).containsAll(written.subList(0, 3)).doesNotContain(written.get(3));

            Files.delete(directory.resolve("child/pom.xml"));
            application.index(directory, "test/packages");
            assertThat(dependencies(application)).isEmpty();
            assertThat(packages(application)).hasSize(2);
        }
    }

    private static List<String> packages(IndexingApplication application) {
        return application.jdbc().sql("""
                SELECT concat_ws(' ', package_type, name, version, manifest_path, metadata ->> 'tests') FROM packages
                WHERE repository_id = (SELECT id FROM repositories WHERE full_name = 'test/packages') ORDER BY 1
                """).query(String.class).list();
    }

    private static List<String> dependencies(IndexingApplication application) {
        return application.jdbc().sql("""
                SELECT concat_ws(' ', dependency_type, name, version, u ->> 'manifest', u ->> 'scope', u ->> 'requested')
                FROM dependencies, jsonb_array_elements(metadata -> 'uses') u
                WHERE repository_id = (SELECT id FROM repositories WHERE full_name = 'test/packages') ORDER BY 1
                """).query(String.class).list();
    }

    /** Which transaction wrote each row, packages first. */
    private static List<String> versions(IndexingApplication application) {
        return application.jdbc().sql("""
                SELECT line FROM (SELECT 1, name || ' ' || xmin, repository_id FROM packages
                                  UNION ALL SELECT 2, name || ' ' || xmin, repository_id FROM dependencies) AS t (part, line, repository)
                WHERE repository = (SELECT id FROM repositories WHERE full_name = 'test/packages') ORDER BY part, line
                """).query(String.class).list();
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

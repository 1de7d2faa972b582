package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.jobs.graph.FileGraph;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.publication.IndexCountStatements;
import dev.kotadb.schema.index.publication.IndexCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * After any series of edits the index's rows are those of a fresh full run. Edits are random, from a seed that a failure
 * names, over files of four languages that use each other's classes, functions and modules.
 */
@Tag(Variants.EXHAUSTIVE)
class IncrementalEqualsFullIT {
    private static final int ROUNDS = 6;

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with("kota.index.page-files=3");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Variants.choose(2, 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterRandomEdits(long seed, @TempDir Path directory) throws IOException {
        Edits edits = new Edits(seed, new SourceFolder(directory));
        edits.fill();
        for (int round = 0; round < ROUNDS; round++) {
            edits.some();
            String incremental = "test/incremental" + seed;
            String full = "test/full" + seed + "-" + round;
            IndexResult changed = APPLICATION.index(directory, incremental);
            assertThat(changed.error()).isNull();
            IndexResult fresh = APPLICATION.index(directory, full);
            assertThat(fresh.error()).isNull();
            assertThat(IndexRows.of(APPLICATION.jdbc(), incremental))
                    .as("seed %d, round %d: %s", seed, round, edits.log())
                    .isNotEmpty()
                    .isEqualTo(IndexRows.of(APPLICATION.jdbc(), full));
            if (changed.status() == IndexJobStatus.COMPLETED) {
                assertThat(counts(changed)).as("seed %d, round %d: %s", seed, round, edits.log())
                        .isEqualTo(counts(fresh)).isEqualTo(counted(incremental));
            }
        }
    }

    @Test
    void countsEverythingAfterAnotherProgramHasWrittenToTheIndex(@TempDir Path directory) throws IOException {
        SourceFolder folder = new SourceFolder(directory);
        folder.write("A.java", "class A { B b; }\n");
        folder.write("B.java", "class B {}\n");
        APPLICATION.index(directory, "test/stored");
        APPLICATION.jdbc().sql("""
                SELECT store_indexed_data(id, '[{"path": "C.java", "content": "class C {}", "language": "java"}]',
                    '[{"file_path": "C.java", "name": "C", "kind": "class", "line_start": 1, "line_end": 1}]', '[]', '[]')
                FROM repositories WHERE full_name = 'test/stored'
                """).query().listOfRows();

        folder.write("B.java", "class B { A a; }\n");
        IndexResult result = APPLICATION.index(directory, "test/stored");

        assertThat(counts(result)).isEqualTo(counted("test/stored"));
        assertThat(counts(result).path("languages")).hasToString("{\"java\":2}");
    }

    /** What the run's record says about the index. */
    private static ObjectNode counts(IndexResult result) {
        return ((ObjectNode) JsonMapper.shared().readTree(result.statsJson()))
                .retain("languages", "symbols", "references", "resolutions", "edges", "cycles");
    }

    /** The same from all rows. */
    private static ObjectNode counted(String name) {
        UUID repository = APPLICATION.jdbc().sql("SELECT id FROM repositories WHERE full_name = ?").param(name)
                .query(UUID.class).single();
        IndexCounts all = new IndexCountStatements(APPLICATION.dataSource()).all(repository);
        FileGraph files = new FileGraph();
        APPLICATION.jdbc().sql("""
                SELECT from_file_id, to_file_id FROM dependency_graph
                WHERE repository_id = ? AND dependency_type = 'file_import'
                """).param(repository).query(row -> {
            files.edge(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
        Map<String, Object> counts = Map.of("languages", all.files(), "symbols", all.symbols(),
                "references", all.references(), "resolutions", all.resolutions(), "edges", all.edges(),
                "cycles", files.cycles().size());
        return (ObjectNode) JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(counts));
    }

    /** Writes and rewrites small files that refer to each other by number. */
    private static final class Edits {
        private static final int NAMES = 5;

        private final Random random;
        private final SourceFolder folder;
        private final Map<String, String> files = new TreeMap<>();
        private final List<String> log = new ArrayList<>();

        Edits(long seed, SourceFolder folder) {
            this.random = new Random(seed);
            this.folder = folder;
        }

        List<String> log() {
            return log;
        }

        void fill() throws IOException {
            put("tsconfig.json", "{\"compilerOptions\": {\"baseUrl\": \".\"}}");
            put("go.mod", "module example.org/m\n");
            for (int i = 0; i < 14; i++) {
                write();
            }
        }

        void some() throws IOException {
            log.clear();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                if (random.nextInt(4) == 0 && files.size() > 6) {
                    String path = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
                    files.remove(path);
                    folder.delete(path);
                    log.add("delete " + path);
                } else {
                    write();
                }
            }
        }

        private void write() throws IOException {
            int n = random.nextInt(NAMES);
            switch (random.nextInt(5)) {
                case 4 -> manifest(n);
                case 0 -> put("src/p" + random.nextInt(2) + "/C" + n + ".java", java(n));
                case 1 -> put("web/m" + n + (random.nextBoolean() ? ".ts" : "/index.ts"), typescript(n));
                case 2 -> put("py/pkg/m" + n + ".py", python(n));
                default -> put("g" + n % 2 + "/f" + n + ".go", go(n));
            }
        }

        /** Modules whose versions are those of a parent or a lock file, which come and go, too. */
        private void manifest(int n) throws IOException {
            switch (random.nextInt(5)) {
                case 0 -> put("pom.xml", "<project><groupId>g</groupId><artifactId>root</artifactId><version>" + other() + "</version>"
                        + "<dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>m" + other()
                        + "</artifactId><version>" + other() + "</version></dependency></dependencies></dependencyManagement></project>");
                case 1 -> put("java" + n + "/pom.xml", "<project><parent><groupId>g</groupId><artifactId>root</artifactId>"
                        + "<version>1</version></parent><artifactId>m" + n + "</artifactId><dependencies><dependency><groupId>g</groupId>"
                        + "<artifactId>m" + other() + "</artifactId></dependency></dependencies></project>");
                case 2 -> put("web/package.json", "{\"name\": \"web\", \"dependencies\": {\"d" + other() + "\": \"^1\"}}");
                case 3 -> put("web/package-lock.json", "{\"packages\": {\"node_modules/d" + other() + "\": {\"version\": \"1."
                        + other() + "\"}}}");
                default -> put("broken/pom.xml", random.nextBoolean() ? "<project><artifactId>" : "<project/>");
            }
        }

        private void put(String path, String text) throws IOException {
            files.put(path, text);
            folder.write(path, text);
            log.add("write " + path + "\n" + text);
        }

        private int other() {
            return random.nextInt(NAMES);
        }

        private String java(int n) {
            int p = random.nextInt(2);
            String supertype = (random.nextBoolean() ? " extends C" + other() : "")
                    + (random.nextBoolean() ? " implements I" + other() + ", Runnable" : "");
            String comment = random.nextBoolean() ? "// changes nothing\n" : "";
            return comment + "package p" + p + ";\n"
                    + (random.nextBoolean() ? "import p" + (1 - p) + ".*;\n" : "")
                    + (random.nextBoolean() ? "import p" + (1 - p) + ".C" + other() + ";\n" : "")
                    + "public class C" + n + supertype + " {\n"
                    + "    public C" + other() + " f" + other() + ";\n"
                    + "    public C" + other() + " m" + other() + "(C" + other() + " a) { return a.f" + other() + ".m"
                    + other() + "(this).m" + other() + "(null); }\n"
                    + "    static int s" + other() + "() { return C" + other() + ".s" + other() + "(); }\n"
                    + (random.nextBoolean() ? "    public void run() {}\n" : "")
                    + "}\n"
                    + "interface I" + n + " { C" + other() + " m" + other() + "(C" + other() + " a); }\n";
        }

        private String typescript(int n) {
            return "import { K" + other() + ", f" + other() + " } from './m" + other() + "';\n"
                    + (random.nextBoolean() ? "export * from './m" + other() + "';\n" : "")
                    + "export class K" + n + (random.nextBoolean() ? " extends K" + other() : "") + " {\n"
                    + "  p: K" + other() + ";\n  g" + other() + "(): K" + other() + " { return this.p.g" + other()
                    + "(); }\n}\n"
                    + "export function f" + other() + "() { return new K" + other() + "().g" + other() + "(); }\n";
        }

        private String python(int n) {
            return "from .m" + other() + " import A" + other() + "\nfrom pkg import m" + other() + "\n"
                    + "class A" + n + "(A" + other() + "):\n    def h" + other() + "(self):\n        return self.h"
                    + other() + "()\n\ndef k" + other() + "():\n    return A" + other() + "().h" + other() + "()\n";
        }

        private String go(int n) {
            return "package g" + n % 2 + "\n\nimport \"example.org/m/g" + (1 - n % 2) + "\"\n\ntype T" + other()
                    + " struct { *T" + other() + " }\n\ntype I" + other() + " interface { M" + other() + "() *T" + other()
                    + " }\n\nfunc (t *T" + other() + ") M" + other() + "() *T" + other()
                    + " { return t.M" + other() + "() }\n\nfunc F" + n + "() { g" + (1 - n % 2) + ".F" + other()
                    + "(); F" + other() + "() }\n";
        }
    }
}

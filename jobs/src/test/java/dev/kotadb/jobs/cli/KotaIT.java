package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KotaIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeAll
    static void writeIndex() throws SQLException {
        IndexFixture.write(DATABASE.dataSource());
    }

    @Test
    void findsAnIdentifierHoweverItIsWritten() {
        for (String query : List.of("HttpResponse", "http_response", "httpResponse")) {
            assertThat(kota("search", query, "--repo", "shop").lines())
                    .as(query)
                    .endsWith("docs/other.md:1:0: http http http", "docs/other.md:2:0: response response response response")
                    .containsExactlyInAnyOrder(
                            "docs/other.md:1:0: http http http",
                            "docs/other.md:2:0: response response response response",
                            "src/HttpResponse.java:3:6: class HttpResponse {",
                            "src/Client.java:3:4: HttpResponse read() { return new HttpResponse().parse(\"a ?? b\"); }",
                            "docs/guide.md:1:4: The http_response is parsed.");
        }
        assertThat(kota("search", "httpresponse", "--lang", "python").lines())
                .containsExactly("acme/tools:tool.py:1:4: def http_response():");
    }

    @Test
    void narrowsASearch() {
        assertThat(kota("search", "http response -class", "--repo", "shop").lines())
                .containsExactly(
                        "docs/other.md:1:0: http http http",
                        "docs/other.md:2:0: response response response response",
                        "docs/guide.md:1:4: The http_response is parsed.");
        assertThat(kota("search", "pars*", "--path", "docs/", "--repo", "acme/shop").lines())
                .containsExactly("docs/guide.md:1:21: The http_response is parsed.");
        assertThat(kota("search", "\"not implemented\"", "--repo", "shop").lines())
                .containsExactly("docs/guide.md:2:0: Not implemented yet.");
        assertThat(kota("search", "\"implemented not\"", "--repo", "shop").out).isEmpty();
    }

    @Test
    void findsPatternsAndLiterals() {
        assertThat(kota("search", "--regex", "^class \\w+ \\{$", "--repo", "shop").lines())
                .containsExactly("src/Client.java:1:0: class Client {", "src/HttpResponse.java:3:0: class HttpResponse {");
        assertThat(kota("search", "--regex", "(?i)NOT imp", "--repo", "shop").lines())
                .containsExactly("docs/guide.md:2:0: Not implemented yet.");
        assertThat(kota("search", "--regex", "reads", "--repo", "shop").lines())
                .containsExactly("src/Client.java:2:10: // 😀 reads");
        assertThat(kota("search", "??", "--repo", "shop").lines())
                .containsExactly(
                        "src/Client.java:3:61: HttpResponse read() { return new HttpResponse().parse(\"a ?? b\"); }");
        assertThat(kota("search", "--regex", "(").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("search", "--regex", "(").err).startsWith("kota: No regular expression: ( (");
    }

    @Test
    void writesSearchResultsAsJson() {
        assertThat(kota("search", "--literal", "implemented", "--repo", "shop", "--json").out)
                .isEqualTo("{\"repository\":\"acme/shop\",\"path\":\"docs/guide.md\",\"language\":\"markdown\",\"line\":2,"
                        + "\"column\":4,\"snippet\":\"Not implemented yet.\"}\n");
        assertThat(kota("search", "implemented", "--repo", "shop", "--json").out)
                .startsWith("{\"repository\":\"acme/shop\",\"path\":\"docs/guide.md\",\"language\":\"markdown\",\"rank\":0.")
                .endsWith("\"lines\":[{\"line\":2,\"column\":4,\"snippet\":\"Not implemented yet.\"}]}\n");
    }

    @Test
    void findsSymbols() {
        assertThat(kota("symbols", "parse").lines())
                .containsExactly("acme/shop:src/HttpResponse.java:4: method shop.HttpResponse#parse(String)  method parse");
        assertThat(kota("symbols", "HttpResponse.parse", "--repo", "shop").lines())
                .containsExactly("src/HttpResponse.java:4: method shop.HttpResponse#parse(String)  method parse");
        assertThat(kota("symbols", "shop.HttpResponse#parse(String)").lines()).hasSize(1);
        assertThat(kota("symbols", "Client#parse").code).isEqualTo(ExitCode.FAILED);
        assertThat(kota("symbols", "respons").lines())
                .containsExactly(
                        "acme/shop:src/HttpResponse.java:3: class shop.HttpResponse  class HttpResponse",
                        "acme/tools:tool.py:1: function tool.http_response  function http_response");
        assertThat(kota("symbols", "respons", "--kind", "function").lines()).hasSize(1);
        assertThat(kota("symbols", "src/HttpResponse.java:4", "--json").out)
                .isEqualTo("{\"repository\":\"acme/shop\",\"path\":\"src/HttpResponse.java\",\"name\":\"parse\","
                        + "\"kind\":\"method\",\"detail\":null,\"qualifiedName\":\"shop.HttpResponse#parse(String)\","
                        + "\"lineStart\":4,\"lineEnd\":4,\"signature\":\"method parse\",\"documentation\":null}\n");
    }

    @Test
    void findsSymbolsByTheirPlace() {
        assertThat(kota("symbols", "HttpResponse.java:4", "--repo", "shop").lines())
                .containsExactly("src/HttpResponse.java:4: method shop.HttpResponse#parse(String)  method parse");
        assertThat(kota("refs", "HttpResponse.java:4", "--repo", "shop").lines()).hasSize(2);
        assertThat(kota("symbols", "HttpResponse.java:99").err)
                .isEqualTo("kota: No symbol is declared at or around line 99 of src/HttpResponse.java\n");
        assertThat(kota("refs", "nope.java:4").err).isEqualTo("kota: No file nope.java is indexed in acme/shop, acme/tools\n");
    }

    @Test
    void findsUses() {
        assertThat(kota("refs", "HttpResponse", "--repo", "shop").lines())
                .containsExactly(
                        "class shop.HttpResponse  src/HttpResponse.java:3",
                        "  src/Client.java:3:4  type_reference  exact  in Client#read()",
                        "  src/Client.java:3:37  call  exact  in Client#read()");
        assertThat(kota("refs", "src/HttpResponse.java:4", "--repo", "shop").lines())
                .containsExactly(
                        "method shop.HttpResponse#parse(String)  src/HttpResponse.java:4",
                        "  src/Client.java:3:52  call  exact  in Client#read()");
        assertThat(kota("refs", "println", "--repo", "shop").lines())
                .containsExactly(
                        "println  no symbol of the index, or not known which",
                        "  src/Client.java:3:70  call  external  in Client#read()");
        assertThat(kota("refs", "HttpResponse", "--type", "call", "--json").lines()).hasSize(1);
        assertThat(kota("refs", "nothingSuch").code).isEqualTo(ExitCode.FAILED);
        assertThat(kota("refs", "nothingSuch").err)
                .isEqualTo("kota: No symbol nothingSuch is indexed. Try: kota symbols nothingSuch\n");
    }

    @Test
    void walksDependencies() {
        assertThat(kota("deps", "src/Client.java").lines())
                .containsExactly(
                        "dependencies of src/Client.java",
                        "  src/HttpResponse.java  symbol_usage, 3",
                        "  src/a.ts  file_import, 1",
                        "dependents of src/Client.java",
                        "  none");
        assertThat(kota("deps", "Client.java", "--direction", "dependencies", "--depth", "5").lines())
                .containsExactly(
                        "dependencies of src/Client.java",
                        "  src/HttpResponse.java  symbol_usage, 3",
                        "  src/a.ts  file_import, 1",
                        "    src/b.ts  file_import, 1");
        assertThat(kota("deps", "src/b.ts", "--direction", "dependents", "--depth", "2", "--json").lines())
                .containsExactly(
                        "{\"repository\":\"acme/shop\",\"file\":\"src/b.ts\",\"direction\":\"dependents\",\"depth\":1,"
                                + "\"path\":\"src/a.ts\",\"dependencyTypes\":[\"file_import\"],\"count\":1}",
                        "{\"repository\":\"acme/shop\",\"file\":\"src/b.ts\",\"direction\":\"dependents\",\"depth\":2,"
                                + "\"path\":\"src/Client.java\",\"dependencyTypes\":[\"file_import\"],\"count\":1}");
        assertThat(kota("deps", "nope.java").err).isEqualTo("kota: No file nope.java is indexed in acme/shop, acme/tools\n");
    }

    @Test
    void findsCycles() {
        assertThat(kota("deps", "--cycles", "--repo", "shop").lines())
                .containsExactly("cycle of 2 files in acme/shop", "  src/a.ts", "  src/b.ts");
        assertThat(kota("deps", "--cycles", "src/Client.java").out).isEmpty();
        assertThat(kota("deps").code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void exportsSortedJsonLines() {
        Result export = kota("export", "acme/shop");

        assertThat(export.code).isEqualTo(ExitCode.DONE);
        assertThat(export.lines()).extracting(line -> line.substring(0, 12)).isSortedAccordingTo((a, b) -> {
            List<String> order = List.of("{\"type\":\"fil", "{\"type\":\"sym", "{\"type\":\"ref", "{\"type\":\"dep");
            return order.indexOf(a) - order.indexOf(b);
        });
        assertThat(export.lines())
                .hasSize(7 + 4 + 4 + 5)
                .contains(
                        "{\"type\":\"file\",\"path\":\"src/a.ts\",\"language\":\"typescript\",\"sizeBytes\":14,"
                                + "\"blobHash\":\"abc\",\"outcome\":null,\"stage\":null,\"reason\":null}",
                        "{\"type\":\"file\",\"path\":\"src/broken.java\",\"language\":null,\"sizeBytes\":null,"
                                + "\"blobHash\":null,\"outcome\":\"failed\",\"stage\":\"parse\","
                                + "\"reason\":\"took over 30 s\"}",
                        "{\"type\":\"symbol\",\"path\":\"src/HttpResponse.java\",\"name\":\"parse\",\"kind\":\"method\","
                                + "\"qualifiedName\":\"shop.HttpResponse#parse(String)\",\"ordinal\":0,\"lineStart\":4,"
                                + "\"lineEnd\":4,\"columnStart\":0,\"columnEnd\":1,\"nameLine\":4,"
                                + "\"signature\":\"method parse\",\"documentation\":null}",
                        "{\"type\":\"reference\",\"path\":\"src/Client.java\",\"line\":3,\"column\":52,\"name\":\"parse\","
                                + "\"referenceType\":\"call\",\"resolution\":\"exact\","
                                + "\"targetPath\":\"src/HttpResponse.java\",\"targetLine\":4,\"targetName\":\"parse\","
                                + "\"targetQualifiedName\":\"shop.HttpResponse#parse(String)\",\"targetKind\":\"method\","
                                + "\"enclosing\":\"Client#read()\",\"metadata\":{\"detail\": \"x\"}}",
                        "{\"type\":\"dependency\",\"dependencyType\":\"symbol_usage\",\"fromPath\":\"src/Client.java\","
                                + "\"toPath\":\"src/HttpResponse.java\",\"fromSymbol\":\"Client#read()\","
                                + "\"fromKind\":\"method\",\"fromOrdinal\":0,\"toSymbol\":\"shop.HttpResponse\","
                                + "\"toKind\":\"class\",\"toOrdinal\":0,\"count\":2}");
        assertThat(kota("export", "shop").out).isEqualTo(export.out);
    }

    @Test
    void namesTheRepositoriesThatItKnows() {
        for (String command : List.of("symbols", "refs", "deps", "search")) {
            Result result = kota(command, "x", "--repo", "acme/empty");
            assertThat(result.code).isEqualTo(ExitCode.FAILED);
            assertThat(result.err)
                    .isEqualTo("kota: No repository acme/empty is indexed; known: acme/shop, acme/tools\n");
            assertThat(result.out).isEmpty();
        }
    }

    @Test
    void showsJobs() {
        assertThat(kota("jobs").lines()).hasSize(1).first().asString()
                .startsWith("0199f3c2-0000-7000-8000-000000000001  completed      7.5 s  ")
                .endsWith("  acme/shop");
        assertThat(kota("jobs", "0199f3c2").lines())
                .contains(
                        "status      completed",
                        "took        7.5 s",
                        "  bytes                  1,234,567",
                        "    indexed                5",
                        "  src/broken.java  failed (parse): took over 30 s");
        assertThat(kota("jobs", "--json", "0199F3C2").out)
                .contains("\"status\":\"completed\"", "\"stats\":{\"bytes\": 1234567", "\"outcome\":\"failed\"");
        assertThat(kota("jobs", "ffff").err)
                .isEqualTo("kota: No job has the id ffff. The latest are listed by: kota jobs\n");
        assertThat(kota("jobs", "--status", "failed").out).isEmpty();
    }

    @Test
    void tellsUsageFromFailure() {
        assertThat(kota().code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("serch", "x").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("serch", "x").err)
                .isEqualTo("kota: Unmatched arguments from index 0: 'serch', 'x'. Did you mean search? See: kota --help\n");
        assertThat(kota("search").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("search", "x", "--limit", "0").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("search", "--help").code).isEqualTo(ExitCode.DONE);
        assertThat(kota("search", "--help").out).contains("kota search HttpResponse parse");
    }

    @Test
    void passesJobCommandsOn() {
        assertThat(kota("index", ".", "--name", "a/b", "--full", "--json").out)
                .isEqualTo("IndexOptions[location=., name=a/b, ref=null, full=true, json=true]\n");
        assertThat(kota("run", "nightly", "a=1", "b=x=y").out).isEqualTo("nightly {a=1, b=x=y}\n");
        assertThat(kota("run", "nightly", "oops").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("stop", "0199f3c2").out).isEqualTo("stop " + IndexFixture.JOB + "\n");
        assertThat(kota("resume", "0199f3c2").code).isEqualTo(ExitCode.STOPPED);
    }

    private record Result(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Result kota(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int code = Kota.commandLine(
                        console,
                        () -> IndexReader.of(DATABASE.dataSource(), () -> {}),
                        new RecordedJobs(console),
                        Map.of())
                .execute(arguments);
        return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Says what it was asked for. */
    private record RecordedJobs(Console console) implements JobCommands {
        @Override
        public int index(IndexOptions options) {
            console.out().println(options);
            return ExitCode.DONE;
        }

        @Override
        public int run(String job, Map<String, String> parameters, boolean json) {
            console.out().println(job + " " + parameters);
            return ExitCode.DONE;
        }

        @Override
        public int stop(UUID job) {
            console.out().println("stop " + job);
            return ExitCode.DONE;
        }

        @Override
        public int resume(UUID job, boolean json) {
            return ExitCode.STOPPED;
        }
    }
}

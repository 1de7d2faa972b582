package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.job.JobCommands;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.jobs.serve.ServeOptions;
import dev.kotadb.jobs.serve.Server;
import dev.kotadb.jobs.worker.WorkerOptions;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KotaIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static UUID job = new UUID(0, 0);

    @BeforeAll
    static void writeIndex(@TempDir Path directory) throws IOException {
        job = IndexFixture.write(DATABASE, directory);
    }

    @Test
    void findsAnIdentifierHoweverItIsWritten() {
        for (String query : List.of("HttpResponse", "http_response", "httpResponse")) {
            assertThat(kota("search", query, "--repo", "shop").lines())
                    .as(query)
                    .startsWith("src/HttpResponse.java:3:6: class HttpResponse {")
                    .endsWith("docs/other.md:1:0: http http http", "docs/other.md:2:0: response response response response")
                    .containsExactlyInAnyOrder(
                            "docs/other.md:1:0: http http http",
                            "docs/other.md:2:0: response response response response",
                            "src/HttpResponse.java:3:6: class HttpResponse {",
                            "src/Client.java:4:4: HttpResponse read() { new HttpResponse().parse(\"a ?? b\"); System.out.println(); return null; }",
                            "docs/guide.md:1:4: The http_response is parsed.");
        }
        assertThat(kota("search", "httpresponse", "--lang", "python").lines())
                .containsExactly("acme/tools:tool.py:1:4: def http_response():");
    }

    @Test
    void narrowsASearch() {
        assertThat(kota("search", "http response -class", "--repo", "shop").lines())
                .containsExactly(
                        "docs/guide.md:1:4: The http_response is parsed.",
                        "docs/other.md:1:0: http http http",
                        "docs/other.md:2:0: response response response response");
        assertThat(kota("search", "pars*", "--path", "docs/", "--repo", "acme/shop").lines())
                .containsExactly("docs/guide.md:1:21: The http_response is parsed.");
        assertThat(kota("search", "\"not implemented\"", "--repo", "shop").lines())
                .containsExactly("docs/guide.md:2:0: Not implemented yet.");
        assertThat(kota("search", "\"implemented not\"", "--repo", "shop").out).isEmpty();
    }

    @Test
    void findsPatternsAndLiterals() {
        assertThat(kota("search", "--regex", "^class (Client|HttpResponse) \\{$", "--repo", "shop").lines())
                .containsExactly("src/Client.java:2:0: class Client {", "src/HttpResponse.java:3:0: class HttpResponse {");
        assertThat(kota("search", "--regex", "(?i)NOT imp", "--repo", "shop").lines())
                .containsExactly("docs/guide.md:2:0: Not implemented yet.");
        assertThat(kota("search", "--regex", "reads", "--repo", "shop").lines())
                .containsExactly("src/Client.java:3:10: // 😀 reads");
        assertThat(kota("search", "??", "--repo", "shop").lines())
                .containsExactly(
                        "src/Client.java:4:54: HttpResponse read() { new HttpResponse().parse(\"a ?? b\"); System.out.println(); return null; }");
        assertThat(kota("search", "--regex", "(").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("search", "--regex", "a(?=b)").err)
                .isEqualTo("kota: Not a regular expression that kota supports: a(?=b) (look-ahead (?=...) is not supported,"
                        + " at position 2). See: kota search --help\n");
    }

    @Test
    void findsLinesWhateverEndsThem() {
        assertThat(kota("search", "--regex", "beta$").lines())
                .containsExactly("acme/shop:docs/windows.txt:2:0: beta");
        assertThat(kota("search", "--regex", "^(second line|third)$").lines())
                .containsExactly("acme/shop:docs/mac.txt:2:0: second line", "acme/shop:docs/mac.txt:3:0: third");
        assertThat(kota("search", "second").lines()).containsExactly("acme/shop:docs/mac.txt:2:0: second line");
        assertThat(kota("search", "--regex", "alpha\\nbeta", "--json").lines())
                .containsExactly("{\"repository\":\"acme/shop\",\"path\":\"docs/windows.txt\",\"language\":\"text\","
                        + "\"line\":1,\"column\":0,\"snippet\":\"alpha\"}");
        assertThat(kota("search", "--regex", "\\bread\\b").lines()).hasSize(1);
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
                .containsExactly("acme/shop:src/HttpResponse.java:4: method shop.HttpResponse#parse(String)  int parse(String text)");
        assertThat(kota("symbols", "HttpResponse.parse", "--repo", "shop").lines())
                .containsExactly("src/HttpResponse.java:4: method shop.HttpResponse#parse(String)  int parse(String text)");
        assertThat(kota("symbols", "shop.HttpResponse#parse(String)").lines()).hasSize(1);
        assertThat(kota("symbols", "Client#parse").code).isEqualTo(ExitCode.FAILED);
        assertThat(kota("symbols", "respons").lines())
                .containsExactly(
                        "acme/shop:src/HttpResponse.java:3: class shop.HttpResponse  class HttpResponse",
                        "acme/tools:tool.py:1: function http_response  def http_response()");
        assertThat(kota("symbols", "respons", "--kind", "function").lines()).hasSize(1);
        assertThat(kota("symbols", "src/HttpResponse.java:4", "--json").out)
                .isEqualTo("{\"repository\":\"acme/shop\",\"path\":\"src/HttpResponse.java\",\"name\":\"parse\","
                        + "\"kind\":\"method\",\"detail\":null,\"qualifiedName\":\"shop.HttpResponse#parse(String)\","
                        + "\"lineStart\":4,\"lineEnd\":4,\"signature\":\"int parse(String text)\",\"documentation\":null}\n");
    }

    @Test
    void namesRecordsConstructorsAndEnumConstants() {
        assertThat(kota("symbols", "Kinds.java:2", "--repo", "shop").lines())
                .containsExactly("src/Kinds.java:2: record shop.Point  record Point(int x)",
                        "src/Kinds.java:2: record_component shop.Point#x  int x");
        assertThat(kota("symbols", "RED", "--repo", "shop").lines())
                .containsExactly("src/Kinds.java:3: enum_constant shop.Colour#RED  RED");
        assertThat(kota("symbols", "Kinds.java:5", "--repo", "shop", "--json").out)
                .contains("\"kind\":\"method\",\"detail\":\"constructor\",\"qualifiedName\":\"shop.Made#Made()\"");
    }

    @Test
    void findsSymbolsByTheirPlace() {
        assertThat(kota("symbols", "HttpResponse.java:4", "--repo", "shop").lines())
                .containsExactly("src/HttpResponse.java:4: method shop.HttpResponse#parse(String)  int parse(String text)");
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
                        "  src/Client.java:4:4  type_reference  exact  in shop.Client#read()",
                        "  src/Client.java:4:30  call  exact  in shop.Client#read()");
        assertThat(kota("refs", "src/HttpResponse.java:4", "--repo", "shop").lines())
                .containsExactly(
                        "method shop.HttpResponse#parse(String)  src/HttpResponse.java:4",
                        "  src/Client.java:4:45  call  exact  in shop.Client#read()");
        assertThat(kota("refs", "println", "--repo", "shop").lines())
                .containsExactly(
                        "java.io.PrintStream#println()  not indexed; jdk java.base",
                        "  src/Client.java:4:73  call  external  in shop.Client#read()");
        assertThat(kota("refs", "java.io.PrintStream#println", "--all", "--json").lines()).containsExactly("""
                {"repository":"acme/shop","path":"src/Client.java","line":4,"column":73,"name":"println","referenceType":"call",\
                "resolution":"external","through":null,"enclosing":"shop.Client#read()","targetPath":null,"targetLine":null,"targetName":null,\
                "targetQualifiedName":null,"externalScheme":"jdk","externalPackage":"java.base",\
                "externalVersion":null,"externalName":"java.io.PrintStream#println()"}""");
        assertThat(kota("refs", "println", "--all", "--repo", "shop").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("refs", "HttpResponse", "--type", "call", "--json").lines()).hasSize(1);
        assertThat(kota("refs", "nothingSuch").code).isEqualTo(ExitCode.FAILED);
        assertThat(kota("refs", "nothingSuch").err)
                .isEqualTo("kota: No symbol nothingSuch is indexed. Try: kota symbols nothingSuch\n");
    }

    @Test
    void explainsTheReferencesOfALine() {
        Result explained = kota("refs", "Client.java:4", "--explain", "--repo", "shop");
        assertThat(explained.lines()).containsSubsequence(
                "parse  call  src/Client.java:4:45",
                "  type of the receiver: shop.HttpResponse",
                "  looked up parse in shop.HttpResponse: method shop.HttpResponse#parse(String) (src/HttpResponse.java)",
                "  candidate method shop.HttpResponse#parse(String) (src/HttpResponse.java): chosen",
                "  = exact shop.HttpResponse#parse(String)  src/HttpResponse.java",
                "println  call  src/Client.java:4:73",
                "  = external java.io.PrintStream#println()");
        assertThat(explained.out).doesNotContain("the index has");
        assertThat(kota("refs", "Client.java:4", "--explain", "--json", "--repo", "shop").lines())
                .anySatisfy(line -> assertThat(line).startsWith("{\"repository\":\"acme/shop\",\"path\":\"src/Client.java\",\"line\":4,"
                                + "\"column\":45,\"name\":\"parse\",\"referenceType\":\"call\",\"resolution\":\"exact\",")
                        .contains("{\"kind\":\"receiver\",\"subject\":\"type of the receiver\",\"outcome\":\"shop.HttpResponse\"}"));
        assertThat(kota("refs", "Client.java:1", "--explain", "--repo", "shop").lines()).containsExactly("no reference at Client.java:1");
        assertThat(kota("refs", "HttpResponse", "--explain").code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void walksDependencies() {
        assertThat(kota("deps", "src/Client.java").lines())
                .containsExactly(
                        "dependencies of src/Client.java",
                        "  src/HttpResponse.java  symbol_usage, 3",
                        "dependents of src/Client.java",
                        "  none");
        assertThat(kota("deps", "c.ts", "--direction", "dependencies", "--depth", "5").lines())
                .containsExactly(
                        "dependencies of src/c.ts", "  src/a.ts  file_import, 1", "    src/b.ts  file_import, 1");
        assertThat(kota("deps", "src/b.ts", "--direction", "dependents", "--depth", "2", "--json").lines())
                .containsExactly(
                        "{\"repository\":\"acme/shop\",\"file\":\"src/b.ts\",\"direction\":\"dependents\",\"depth\":1,"
                                + "\"path\":\"src/a.ts\",\"dependencyTypes\":[\"file_import\"],\"count\":1}",
                        "{\"repository\":\"acme/shop\",\"file\":\"src/b.ts\",\"direction\":\"dependents\",\"depth\":2,"
                                + "\"path\":\"src/c.ts\",\"dependencyTypes\":[\"file_import\"],\"count\":1}");
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
    void showsPackages() {
        assertThat(kota("deps", "--packages").lines()).containsExactly(
                "acme/shop provides",
                "  acme:shop  1.5  maven, pom.xml",
                "acme/shop depends on",
                "  com.example:money  3.1  maven, test, pom.xml",
                "acme/tools provides",
                "  acme:tools  2  maven, pom.xml",
                "acme/tools depends on",
                "  acme:shop  [1,2)  maven, compile, pom.xml");
        for (String name : List.of("acme:shop", "shop")) {
            assertThat(kota("deps", "--packages", name).lines()).containsExactly(
                    "acme:shop is provided by",
                    "  acme/shop  1.5  maven, pom.xml",
                    "acme:shop is a dependency of",
                    "  acme/tools  [1,2)  maven, compile, pom.xml");
        }
        assertThat(kota("deps", "--packages", "money", "--json").lines()).containsExactly(
                "{\"repository\":\"acme/shop\",\"relation\":\"depends\",\"type\":\"maven\",\"name\":\"com.example:money\","
                        + "\"version\":\"3.1\",\"requested\":\"3.1\",\"scope\":\"test\",\"direct\":true,\"manifest\":\"pom.xml\","
                        + "\"tests\":false,\"replacedBy\":null}");
        assertThat(kota("deps", "--packages", "oney").err).startsWith("kota: No package oney is provided or used by an indexed");
        assertThat(kota("deps", "--packages", "--repo", "tools").lines()).hasSize(4);
        assertThat(kota("deps", "--packages", "--cycles").code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void writesAPageAboutARepositoryThatLoadsNothing(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("new/shop.html");

        assertThat(kota("report", "--repo", "shop", "-o", page.toString()).out).isEqualTo(page + "\n");

        String text = Files.readString(page);
        assertThat(text).contains("<h1><bdi>acme/shop</bdi></h1>", "default-src &#39;none&#39;; style-src &#39;sha256-")
                .contains("<title>src/Client.java → src/HttpResponse.java: 1 pair of files</title>", "<bdi>java</bdi>")
                .doesNotContainPattern("<script|\\ssrc=|<link|href=\"(?!#)|@import|url\\((?!#)");
        assertThat(kota("report", "--repo", "shop", "-o", "-").out).isEqualTo(text + "\n");
        assertThat(kota("report", "--repo", "nosuch", "-o", page.toString()).err).contains("No repository nosuch is indexed");
        assertThat(kota("report", "--repo", "shop", "--json").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("report", "--as", "nobody").code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void opensThePageOfAServerThatRuns(@TempDir Path folder) throws IOException {
        Path opened = folder.resolve("opened");
        Path browser = Files.writeString(folder.resolve("browser"), "#!/bin/sh\nprintf %s \"$1\" > OUT.new && mv OUT.new OUT\n".replace("OUT", opened.toString()));
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment = Map.of("BROWSER", browser.toString());
        String site;
        try (Database database = Database.open(Map.of(
                        "KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(), "KOTA_DB_PASSWORD", DATABASE.password()));
                Server server = Server.start(database, new ServeOptions("127.0.0.1", 0, Set.of(), Map.of(), "test"))) {
            site = "http://127.0.0.1:" + server.port();
            Result result = kota(environment, "open", "--server", site + "/", "parse", "path:a b", "\"x\"");

            assertThat(result.out).as(result.err).isEqualTo(site + "/?q=parse+path%3Aa+b+%22x%22\n");
            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(opened));
            assertThat(opened).hasContent(result.out.strip());
            assertThat(kota(Map.of(), "open", "--server", site).err)
                    .isEqualTo("kota: There is no desktop to open the page on, and BROWSER names no program; it is at " + site + "/\n");
            server.stop();
        }
        Result result = kota(environment, "open", "--server", site);
        assertThat(result.code).isEqualTo(ExitCode.FAILED);
        assertThat(result.err).isEqualTo("kota: No server answers at " + site + ". Start one with: kota serve; or name another by --server URL.\n");
        assertThat(kota(environment, "open", "--server", "ftp://x").code).isEqualTo(ExitCode.USAGE);
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
                .hasSize(13 + 14 + 13 + 6)
                .contains(
                        """
                        {"type":"file","path":"src/a.ts","language":"typescript","sizeBytes":14,\
                        "blobHash":"46124d989cb79d04db08a00b8ea63c4fd5d09a8e","outcome":"indexed","stage":null,"reason":null}""",
                        """
                        {"type":"file","path":"src/Broken.java","language":"java","sizeBytes":45,\
                        "blobHash":"74f0a697e8e454efde13fd4d4ca3b41aea459ec4","outcome":"partial","stage":"parse",\
                        "reason":"line 3: Parse error. Found \\";\\""}""",
                        """
                        {"type":"symbol","path":"src/Kinds.java","name":"Made","kind":"method",\
                        "qualifiedName":"shop.Made#Made()","ordinal":0,"lineStart":5,"lineEnd":5,"columnStart":4,\
                        "columnEnd":13,"nameLine":5,"signature":"Made()","documentation":null,\
                        "metadata":{"kind": "constructor"}}""",
                        """
                        {"type":"reference","path":"src/Client.java","line":4,"column":45,"name":"parse",\
                        "referenceType":"call","resolution":"exact","targetPath":"src/HttpResponse.java","targetLine":4,\
                        "targetName":"parse","targetQualifiedName":"shop.HttpResponse#parse(String)",\
                        "targetKind":"method","enclosing":"shop.Client#read()"}""",
                        """
                        {"type":"reference","path":"src/Client.java","line":4,"column":73,"name":"println",\
                        "referenceType":"call","resolution":"external","targetPath":null,"targetLine":null,\
                        "targetName":null,"targetQualifiedName":null,"targetKind":null,"enclosing":"shop.Client#read()",\
                        "externalScheme":"jdk","externalPackage":"java.base",\
                        "externalName":"java.io.PrintStream#println()"}""",
                        """
                        {"type":"dependency","dependencyType":"symbol_usage","fromPath":"src/Client.java",\
                        "toPath":"src/HttpResponse.java","fromSymbol":"shop.Client#read()","fromKind":"method",\
                        "fromOrdinal":0,"toSymbol":"shop.HttpResponse","toKind":"class","toOrdinal":0,"count":2}""");
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
        assertThat(kota("jobs", "--repo", "shop").lines()).singleElement().asString()
                .matches(job + "  completed   +\\d+\\.\\d s  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  acme/shop");
        assertThat(kota("jobs", job.toString().substring(0, 30)).lines())
                .contains(
                        "status      completed",
                        "    indexed                11",
                        "    partial                2",
                        "  src/Nul.java  partial (read): 8 NUL characters replaced",
                        "  src/Broken.java  partial (parse): line 3: Parse error. Found \";\"");
        assertThat(kota("jobs", "--json", job.toString().toUpperCase(Locale.ROOT)).out)
                .startsWith("{\"id\":\"" + job + "\",\"repository\":\"acme/shop\",\"ref\":")
                .contains("\"status\":\"completed\"", "\"stats\":{\"bytes\": ", "\"outcome\":\"partial\"");
        assertThat(kota("jobs", "--json").out).doesNotContain("troubles");
        assertThat(kota("jobs", "zzzz").err)
                .isEqualTo("kota: No job has the id zzzz. The latest are listed by: kota jobs\n");
        assertThat(kota("jobs", "--status", "failed").out).isEmpty();
    }

    @Test
    void tellsUsageFromFailure() {
        assertThat(kota().code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("serch", "x").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("serch", "x").err)
                .isEqualTo("kota: Unmatched arguments from index 0: 'serch', 'x'. Did you mean search or serve or validate-parsers? See: kota --help\n");
        assertThat(kota("search").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("search", "x", "--limit", "0").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("search", "--help").code).isEqualTo(ExitCode.DONE);
        assertThat(kota("search", "--help").out).contains("kota search HttpResponse parse");
    }

    @Test
    void passesJobCommandsOn() {
        assertThat(kota("index", ".", "--name", "a/b", "--full", "--json").out)
                .isEqualTo("IndexOptions[location=., name=a/b, ref=null, full=true, acceptLoss=false, retryPoison=false, libraries=null, fetchLibraries=false, waits=true, json=true]\n");
        assertThat(kota("run", "nightly", "a=1", "b=x=y").out).isEqualTo("nightly {a=1, b=x=y}\n");
        assertThat(kota("run", "nightly", "oops").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("stop", job.toString()).out).isEqualTo("stop " + job + "\n");
        assertThat(kota("resume", job.toString()).code).isEqualTo(ExitCode.STOPPED);
    }

    private record Result(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Result kota(String... arguments) {
        return kota(Map.of(), arguments);
    }

    private static Result kota(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int code = Kota.commandLine(
                        console,
                        viewer -> PublishedIndex.open(DATABASE.dataSource(), viewer, () -> {}),
                        new RecordedJobs(console),
                        environment)
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
        public int enqueue(EnqueueOptions options) {
            console.out().println("enqueue " + options);
            return ExitCode.DONE;
        }

        @Override
        public int worker(WorkerOptions options) {
            console.out().println("worker " + options);
            return ExitCode.DONE;
        }

        @Override
        public int retry(UUID job) {
            console.out().println("retry " + job);
            return ExitCode.DONE;
        }

        @Override
        public int repair(UUID job) {
            console.out().println("repair " + job);
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

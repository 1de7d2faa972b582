package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What continuous integration reads of {@code kota validate-parsers}. */
class ParserReportFilesTest {
    @TempDir
    Path folder;

    private String out = "";

    @BeforeEach
    void writeFixtures() throws IOException {
        write("fixtures/same.go", "package a\n");
        write("goldens/same.go", "// package a\n   package a\n");
        write("fixtures/50%, a:b.go", "package a\n");
        write("goldens/50%, a:b.go", "// package a\n   package b\n");
        write("fixtures/missing.go", "package a\n");
        write("goldens/stale.go", "   package a\n");
        write("fixtures/notes.md", "# Notes\n");
    }

    @Test
    void theSarifLogIsValidAndNamesEachPlace() throws IOException {
        Path sarif = folder.resolve("parsers.sarif");
        assertThat(kota("validate-parsers", folder.toString(), "--sarif", sarif.toString())).isEqualTo(ExitCode.FAILED);

        String text = Files.readString(sarif);
        assertThat(sarifSchema().validate(text, InputFormat.JSON)).isEmpty();
        assertThat(sarifSchema().validate(text.replace("\"error\"", "\"bad\""), InputFormat.JSON)).hasSize(4);
        JsonNode results = JsonMapper.shared().readTree(text).at("/runs/0/results");
        assertThat(results).hasSize(4);
        assertThat(results).extracting(result -> result.at("/ruleId").asString())
                .containsExactly("golden-different", "golden-missing", "fixture-unreadable", "golden-stale");
        JsonNode different = results.get(0);
        assertThat(different.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
                .isEqualTo("file://" + folder + "/goldens/50%25,%20a:b.go");
        assertThat(different.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(2);
        assertThat(different.at("/message/text").asString()).endsWith("-   package b\n+   package a");
    }

    @Test
    void theJUnitFileHasATestCasePerGolden() throws Exception {
        Path junit = folder.resolve("parsers.xml");
        assertThat(kota("run", "validate-parsers", "directories=" + folder, "junit=" + junit)).isEqualTo(ExitCode.FAILED);

        Element suite = (Element) DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile())
                .getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("validate-parsers");
        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("4");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("golden-different");
        assertThat(failure.getTextContent()).isEqualTo("@@ -1,2 +1,2 @@\n // package a\n-   package b\n+   package a");
        Element different = (Element) failure.getParentNode();
        assertThat(different.getAttribute("classname")).isEqualTo("validate-parsers.fixtures");
        assertThat(different.getAttribute("name")).isEqualTo(folder + "/goldens/50%, a:b.go");
    }

    @Test
    void annotationsForGitHubEscapeWhatWouldEndThem() {
        assertThat(kota("validate-parsers", folder.toString(), "--github")).isEqualTo(ExitCode.FAILED);
        assertThat(out.lines().filter(line -> line.startsWith("::error ")))
                .hasSize(4)
                .startsWith("::error file=" + folder + "/goldens/50%25%2C a%3Ab.go,line=2,title=The parsers give another result "
                        + "than the golden.::@@ -1,2 +1,2 @@%0A // package a%0A-   package b%0A+   package a")
                .contains("::error file=" + folder + "/fixtures/missing.go,line=1,title=The fixture has no golden.::" + folder
                        + "/goldens/missing.go does not exist; --update writes it.");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingIsParsed() {
        Path nowhere = folder.resolve("nope/parsers.sarif");
        assertThat(kota("validate-parsers", folder.toString(), "--sarif", nowhere.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(kota("validate-parsers", folder.toString(), "--junit", nowhere.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(kota("validate-parsers", folder.toString(), "--json", "--github")).isEqualTo(ExitCode.USAGE);
        assertThat(out).isEmpty();
    }

    private static Schema sarifSchema() throws IOException {
        try (InputStream schema = ParserReportFilesTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int kota(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(bytes, true, UTF_8), new PrintStream(new ByteArrayOutputStream()), false);
        int code = Kota.commandLine(console, Invocation.ofThisProcess(Map.of("KOTA_DB_URL", "postgresql://127.0.0.1:1/none"))).execute(arguments);
        out = bytes.toString(UTF_8);
        return code;
    }
}

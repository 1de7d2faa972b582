package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.cli.ScipIndex.Document;
import dev.kotadb.jobs.cli.ScipIndex.Occurrence;
import dev.kotadb.jobs.cli.ScipIndex.Symbol;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.job.JobCommands;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What other programs read of an export. */
class ExportFormatsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String ODD = "odd \"quoted\"\\ & <b>\ttab/ünï.ts";
    private static final String SQUARE = """
                    package shop;
                    class Square implements Shape {
                        double side;
                        Square(double side) { this.side = side; }
                        public double area() { return area(1, new int[0]); }
                        /* 😀 */ double area(int n, int[] x) { return side; }
                        static Square Square(Square from) { /* 😀 */ return new Square(from.side); }
                    }
                    """;
    private static final Map<String, String> FILES = Map.of(
            "src/Shape.java", """
                    package shop;
                    /** Has an area. */
                    interface Shape { double area(); }
                    """,
            "src/Square.java", SQUARE,
            "src/base.ts", "export class Base {}\nexport interface Both {}\nexport const Both = 1;\n",
            ODD, "import { Base } from '../src/base';\nexport class Derived extends Base { 'a.b c'() {} }\n",
            "README.md", "nothing\n");

    @TempDir
    static Path directory = Path.of("");

    @BeforeAll
    static void index() throws IOException {
        Path tree = directory.resolve("tree");
        for (Map.Entry<String, String> each : FILES.entrySet()) {
            Files.createDirectories(tree.resolve(each.getKey()).getParent());
            Files.writeString(tree.resolve(each.getKey()), each.getValue());
        }
        try (IndexingApplication application = IndexingApplication.start(DATABASE, directory.resolve("home"))) {
            application.index(tree, "acme/shapes");
        }
    }

    @Test
    void scipIsReadByItsOwnSchema() throws IOException {
        ScipIndex index = ScipIndex.parse(export("scip", "--root", "/src/a b"));

        assertThat(index.unknown().asMap()).isEmpty();
        assertThat(index.tool()).isEqualTo("kota");
        assertThat(index.root()).isEqualTo("file:///src/a%20b");
        assertThat(index.textEncoding()).isEqualTo("UTF8");
        assertThat(index.documents()).extracting(Document::path)
                .containsExactly(ODD, "src/Shape.java", "src/Square.java", "src/base.ts");
        assertThat(index.documents()).extracting(Document::language)
                .containsExactly("TypeScript", "Java", "Java", "TypeScript");
        // The position encoding, which this version of the schema does not have yet: UTF16CodeUnitOffsetFromLineStart.
        assertThat(index.documents())
                .allSatisfy(document -> assertThat(document.unknown().asMap()).containsOnlyKeys(6))
                .allSatisfy(document -> assertThat(document.unknown().getField(6).getVarintList()).containsExactly(2L));
    }

    @Test
    void scipNamesEachSymbolOnceAndKnowsEachTarget() throws IOException {
        Set<String> defined = new HashSet<>();
        Set<String> used = new HashSet<>();
        for (Document document : ScipIndex.parse(export("scip")).documents()) {
            Set<String> here = new HashSet<>();
            for (Occurrence each : document.occurrences()) {
                if (each.isDefinition()) {
                    assertThat(here.add(each.symbol())).as(each.symbol()).isTrue();
                } else {
                    used.add(each.symbol());
                }
            }
            assertThat(document.symbols()).extracting(Symbol::symbol).containsExactlyInAnyOrderElementsOf(here);
            defined.addAll(here);
        }
        assertThat(used).isNotEmpty().isSubsetOf(defined);
        assertThat(defined).contains(
                "kota . acme/shapes . src/`Shape.java`/shop/Shape#",
                "kota . acme/shapes . src/`Square.java`/shop/Square#Square(double).",
                "kota . acme/shapes . src/`Square.java`/shop/Square#area().",
                "kota . acme/shapes . src/`Square.java`/shop/Square#area(int+int--).",
                "kota . acme/shapes . src/`base.ts`/Both#",
                "kota . acme/shapes . src/`base.ts`/Both.",
                "kota . acme/shapes . `odd \"quoted\"\\ & <b>\ttab`/`ünï.ts`/Derived#`a.b c`().");
    }

    @Test
    void scipPlacesNamesInUtf16Units() throws IOException {
        Document square = document("src/Square.java");
        List<String> lines = SQUARE.lines().toList();

        assertThat(square.occurrences()).hasSizeGreaterThan(10).allSatisfy(each -> {
            assertThat(each.range()).hasSize(3);
            String written = lines.get(each.range().get(0)).substring(each.range().get(1), each.range().get(2));
            String last = each.symbol().replaceFirst("\\([^()]*\\)\\.$|[.#]$", "").replaceFirst(".*[#/]", "");
            assertThat(written).isEqualTo(last);
        });
        assertThat(definition(square, "area(int+int--).").range()).containsExactly(5, 20, 24);
        // The enclosing range, which this version of the schema does not have yet.
        assertThat(definition(square, "area(int+int--).").unknown().getField(7).getLengthDelimitedList())
                .containsExactly(ByteString.copyFrom(new byte[] {5, 13, 5, 57}));
        assertThat(definition(square, "Square(Square).").range()).containsExactly(6, 18, 24);
    }

    @Test
    void scipTellsWhatASymbolIs() throws IOException {
        Symbol shape = information(document("src/Shape.java"), "Shape#");
        assertThat(shape.kind()).isEqualTo("Interface");
        assertThat(shape.displayName()).isEqualTo("Shape");
        assertThat(shape.documentation()).containsExactly("Has an area.");
        Symbol square = information(document("src/Square.java"), "Square#");
        assertThat(square.kind()).isEqualTo("Class");
        assertThat(square.relationships()).singleElement().satisfies(each -> {
            assertThat(each.symbol()).isEqualTo(shape.symbol());
            assertThat(each.isImplementation()).isTrue();
        });
        assertThat(information(document(ODD), "Derived#").relationships().getFirst().symbol()).endsWith("`base.ts`/Base#");
        assertThat(document(ODD).occurrences())
                .filteredOn(each -> each.isImport())
                .extracting(Occurrence::symbol)
                .containsExactly("kota . acme/shapes . src/`base.ts`/Base#");
        assertThat(information(document("src/Square.java"), "area().").signature()).contains("area()");
    }

    @Test
    void ctagsAreSortedAndEscaped() {
        List<String> lines = new String(export("ctags"), UTF_8).lines().toList();

        assertThat(lines).filteredOn(line -> line.startsWith("!_TAG_"))
                .contains("!_TAG_FILE_FORMAT\t2\t/extended format/", "!_TAG_FILE_SORTED\t1\t/0=unsorted, 1=sorted, 2=foldcase/");
        assertThat(lines).filteredOn(line -> !line.startsWith("!_TAG_"))
                .extracting(line -> line.substring(0, line.indexOf('\t'))).isSorted();
        assertThat(lines)
                .contains(
                        "Shape\tsrc/Shape.java\t3;\"\tkind:interface\tline:3\tlanguage:Java\tend:3",
                        "Derived\todd \"quoted\"\\\\ & <b>\\ttab/ünï.ts\t2;\"\tkind:class\tline:2\tlanguage:TypeScript\tend:2");
    }

    @Test
    @Tag(Variants.SLOW)
    void readtagsFindsNames() throws Exception {
        Path tags = Files.write(directory.resolve("tags"), export("ctags"));

        assertThat(run("readtags", "universal-ctags", "-t", tags.toString(), "-e", "-n", "area").lines())
                .containsExactly(
                        "area\tsrc/Shape.java\t3;\"\tkind:method\tline:3\tlanguage:Java\tend:3",
                        "area\tsrc/Square.java\t5;\"\tkind:method\tline:5\tlanguage:Java\tend:5",
                        "area\tsrc/Square.java\t6;\"\tkind:method\tline:6\tlanguage:Java\tend:6");
    }

    @Test
    @Tag(Variants.SLOW)
    void graphvizReadsTheGraph() throws Exception {
        Path graph = Files.write(directory.resolve("graph.dot"), export("dot"));

        assertThat(Files.readAllLines(graph)).contains("  \"src/Square.java\" -> \"src/Shape.java\" [imports=0, uses=1, style=dashed];");
        String svg = run("dot", "graphviz", "-Tsvg", graph.toString());
        assertThat(svg).contains("odd &quot;quoted&quot;\\ &amp; &lt;b&gt;").contains("src/base.ts").doesNotContain("README");
    }

    @Test
    void graphmlIsXmlWithEdgesBetweenItsNodes() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        org.w3c.dom.Document graph = factory.newDocumentBuilder().parse(new ByteArrayInputStream(export("graphml")));

        Map<String, String> paths = new HashMap<>();
        elements(graph.getElementsByTagName("node")).forEach(node -> paths.put(node.getAttribute("id"), data(node, "path")));
        assertThat(graph.getDocumentElement().getNamespaceURI()).isEqualTo("http://graphml.graphdrawing.org/xmlns");
        assertThat(paths.values()).containsExactlyInAnyOrder(ODD, "src/Shape.java", "src/Square.java", "src/base.ts");
        assertThat(paths.keySet()).allMatch(id -> id.matches("n[0-9]+"));
        assertThat(elements(graph.getElementsByTagName("edge")).map(edge -> paths.get(edge.getAttribute("source")) + " -> "
                        + paths.get(edge.getAttribute("target")) + " " + data(edge, "imports") + " " + data(edge, "uses")))
                .containsExactlyInAnyOrder("src/Square.java -> src/Shape.java 0 1", ODD + " -> src/base.ts 1 1");
    }

    /** The schema of GraphML 1.1, as JGraphT ships it. */
    @Test
    void graphmlIsAsItsSchemaSays() throws Exception {
        URL schema = Objects.requireNonNull(getClass().getResource("/graphml.xsd"));
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schema).newValidator();
        byte[] graph = export("graphml");

        validator.validate(new StreamSource(new ByteArrayInputStream(graph)));
        String wrong = new String(graph, UTF_8).replaceFirst("<edge ", "<edge nosuch=\"1\" ");
        assertThatThrownBy(() -> validator.validate(new StreamSource(new StringReader(wrong)))).hasMessageContaining("nosuch");
    }

    @Test
    void refusesAFormatThatItDoesNotHave() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(kota(new ByteArrayOutputStream(), err, "export", "--format", "lsif", "acme/shapes")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(UTF_8)).contains("jsonl", "scip", "ctags", "dot", "graphml");
        assertThat(kota(new ByteArrayOutputStream(), err, "export", "--root", "/x", "acme/shapes")).isEqualTo(ExitCode.USAGE);
    }

    private static Document document(String path) throws IOException {
        return ScipIndex.parse(export("scip")).documents().stream()
                .filter(each -> each.path().equals(path)).findFirst().orElseThrow();
    }

    private static Occurrence definition(Document document, String end) {
        return document.occurrences().stream()
                .filter(each -> each.symbol().endsWith("#" + end) && each.isDefinition())
                .findFirst().orElseThrow();
    }

    private static Symbol information(Document document, String end) {
        return document.symbols().stream()
                .filter(each -> each.symbol().endsWith(end)).findFirst().orElseThrow();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    private static String data(Element element, String key) {
        return elements(element.getElementsByTagName("data"))
                .filter(each -> each.getAttribute("key").equals(key))
                .map(Element::getTextContent).findFirst().orElseThrow();
    }

    /** Runs a program of this machine, or skips the test. */
    private static String run(String program, String debianPackage, String... arguments) throws Exception {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(found.isPresent(), "skipped: " + program + " is not installed (package " + debianPackage + ")");
        Path output = Files.createTempFile(directory, program, ".out");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(found.get().toString()), Stream.of(arguments)).toList())
                .redirectOutput(output.toFile()).redirectErrorStream(true).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private static byte[] export(String format, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(Stream.of("export", "--format", format, "acme/shapes"), Stream.of(more)).toArray(String[]::new);
        assertThat(kota(out, err, arguments)).as(err.toString(UTF_8)).isEqualTo(ExitCode.DONE);
        return out.toByteArray();
    }

    private static int kota(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return Kota.commandLine(
                        console, viewer -> PublishedIndex.open(DATABASE.dataSource(), viewer, () -> {}), noJobs(), Map.of())
                .execute(arguments);
    }

    /** Reading starts no job. */
    private static JobCommands noJobs() {
        return (JobCommands) Proxy.newProxyInstance(
                JobCommands.class.getClassLoader(), new Class<?>[] {JobCommands.class}, (_, method, _) -> {
                    throw new AssertionError(method.toString());
                });
    }
}

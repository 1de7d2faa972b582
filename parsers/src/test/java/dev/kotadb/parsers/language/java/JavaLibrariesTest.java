package dev.kotadb.parsers.language.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.manifest.JavaModules;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.parsers.resolve.DeclarationIndex;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.Libraries;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What references mean in the jars that a module's manifest names. */
class JavaLibrariesTest {
    private static final Map<String, String> SHELF = Map.of(
            "shelf/Shelf.java", """
                    package shelf;
                    public class Shelf<T> extends Hidden<T> {
                        public static final int LIMIT = 3;
                        public Shelf(int size) {}
                        public Box<T> box(String name) { return null; }
                        public Box<T> box(int index) { return null; }
                        public <R> Shelf<R> map(java.util.function.Function<? super T, ? extends R> how) { return null; }
                        public class Inner { public Inner(String label) {} }
                        protected Box<T> box(CharSequence forSubclasses) { return null; }
                        private void secret() {}
                    }
                    class Hidden<T> {
                        public T first() { return null; }
                    }
                    """,
            "shelf/Box.java", "package shelf;\npublic interface Box<T> { T open(); default Box<T> self() { return this; } }\n");
    private static final String USES = """
            package a;
            import shelf.Box;
            import shelf.Shelf;
            import static shelf.Shelf.LIMIT;
            class A {
                int f(Shelf<String> shelf) {
                    shelf.box("x").open().strip();
                    shelf.box(LIMIT).self().open().isBlank();
                    shelf.map(String::length).first().intValue();
                    shelf.new Inner("label");
                    shelf.gone(); shelf.box(new StringBuilder());
                    return new Shelf<String>(1).first().length();
                }
            }
            """;

    private static Parsers parsers;

    @TempDir
    Path repository;

    @BeforeAll
    static void openParsers() {
        parsers = Parsers.open(ParserLimits.DEFAULT);
    }

    @AfterAll
    static void closeParsers() {
        parsers.close();
    }

    @Test
    void namesMembersWithVersionAndGoesOnThroughWhatTheyReturn() throws IOException {
        TestJar.write(repository, "org.lib:shelf:1.5", SHELF);

        assertThat(named(Map.of("pom.xml", pom("org.lib:shelf:1.5")), "src/main/java/a/A.java"))
                .contains(
                        "2 Box: org.lib:shelf 1.5 shelf.Box",
                        "4 LIMIT: org.lib:shelf 1.5 shelf.Shelf#LIMIT",
                        "7 box: org.lib:shelf 1.5 shelf.Shelf#box(String)",
                        "7 open: org.lib:shelf 1.5 shelf.Box#open()",
                        "7 strip: java.base null java.lang.String#strip()",
                        "8 box: org.lib:shelf 1.5 shelf.Shelf#box(int)",
                        "8 self: org.lib:shelf 1.5 shelf.Box#self()",
                        "8 isBlank: java.base null java.lang.String#isBlank()",
                        "9 map: org.lib:shelf 1.5 shelf.Shelf#map(Function)",
                        "9 first: org.lib:shelf 1.5 shelf.Hidden#first()",
                        "9 intValue: java.base null java.lang.Integer#intValue()",
                        "10 Inner: org.lib:shelf 1.5 shelf.Shelf.Inner#Inner(String)",
                        "11 gone: -",
                        "11 box: org.lib:shelf 1.5 shelf.Shelf#box",
                        "12 Shelf: org.lib:shelf 1.5 shelf.Shelf#Shelf(int)",
                        "12 length: java.base null java.lang.String#length()");
    }

    @Test
    void eachModuleSeesItsOwnVersionsAndNothingWithoutAJar() throws IOException {
        TestJar.write(repository, "org.lib:shelf:1.5", SHELF);
        TestJar.write(repository, "org.lib:shelf:2.0", Map.of("shelf/Shelf.java", """
                package shelf;
                public class Shelf<T> { public T box(Object any) { return null; } }
                """));
        Map<String, String> manifests = Map.of(
                "pom.xml", pom("org.lib:shelf:3.0"),
                "one/pom.xml", pom("org.lib:shelf:1.5"),
                "two/pom.xml", pom("org.lib:shelf:2.0"));

        assertThat(named(manifests, "one/src/A.java")).contains("7 box: org.lib:shelf 1.5 shelf.Shelf#box(String)");
        assertThat(named(manifests, "two/src/A.java")).contains("7 box: org.lib:shelf 2.0 shelf.Shelf#box(Object)");
        assertThat(named(manifests, "three/src/A.java")).contains("3 Shelf: null null shelf.Shelf", "7 box: null null shelf.Shelf#box");
    }

    @Test
    void theVersionFollowsFromTheJarsContentsAndFromTheManifests() throws IOException {
        Path jar = TestJar.write(repository, "org.lib:shelf:1.5", SHELF);
        Map<String, String> manifests = Map.of("pom.xml", pom("org.lib:shelf:1.5"));
        int version = version(manifests);
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(1));

        assertThat(version(manifests)).isEqualTo(version).isNotZero();
        assertThat(version(Map.of("pom.xml", pom("org.lib:shelf:1.6")))).as("not here").isZero();
        assertThat(version(Map.of("module/pom.xml", pom("org.lib:shelf:1.5")))).isNotEqualTo(version).isNotZero();
        TestJar.write(repository, "org.lib:shelf:1.5", Map.of("shelf/Box.java", "package shelf;\npublic class Box {}\n"));
        assertThat(version(manifests)).isNotEqualTo(version).isNotZero();
        Files.writeString(jar, "no jar");
        assertThat(named(manifests, "A.java")).contains("3 Shelf: null null shelf.Shelf");
    }

    private int version(Map<String, String> manifests) {
        try (JavaLibraries libraries = libraries(manifests)) {
            assertThat(libraries.version("python")).isZero();
            return libraries.version("java");
        }
    }

    private JavaLibraries libraries(Map<String, String> manifests) {
        JavaModules modules = new JavaModules();
        new TreeMap<>(manifests).forEach(modules::add);
        return new JavaLibraries(modules, new LocalRepository(List.of(repository)));
    }

    private List<String> named(Map<String, String> manifests, String path) {
        ParseOutcome.Parsed parsed = (ParseOutcome.Parsed) parsers.parse(new SourceFile("java", USES));
        try (JavaLibraries libraries = libraries(manifests)) {
            DeclarationIndex index = new DeclarationIndex() {
                @Override
                public List<DeclaredFile> find(String key) {
                    return List.of();
                }

                @Override
                public Libraries libraries(String of) {
                    return libraries.of(of);
                }
            };
            return Languages.resolver().resolve(new FileToResolve(path, "java", parsed.facts()), index).references().stream()
                    .map(one -> one.line() + " " + one.name() + ": " + text(one.external()))
                    .toList();
        }
    }

    private static String text(@Nullable ExternalSymbol external) {
        return external == null ? "-" : external.packageName() + " " + external.version() + " " + external.qualifiedName();
    }

    private static String pom(String coordinates) {
        String[] parts = coordinates.split(":");
        return "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency><groupId>" + parts[0]
                + "</groupId><artifactId>" + parts[1] + "</artifactId><version>" + parts[2]
                + "</version></dependency></dependencies></project>";
    }
}

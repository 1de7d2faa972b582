package dev.kotadb.parsers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which libraries the modules of a repository have on their class paths. */
class JavaModulesTest {
    @TempDir
    Path local;

    @Test
    void takesVersionsFromParentsAndBillsOfMaterialsOfTheLocalRepository() throws IOException {
        library("org.boss:parent:7", "<properties><z>9</z></properties>" + managed(dependency("org.z:z:${z}"), bill("org.bom:bom:2")));
        library("org.bom:bom:2", managed(dependency("org.y:y:4.1")));
        library("org.y:y:4.1", "");

        assertThat(classPath(Map.of("pom.xml", "<project><parent><groupId>org.boss</groupId><artifactId>parent</artifactId>"
                        + "<version>7</version></parent><artifactId>a</artifactId>"
                        + dependencies(dependency("org.z:z"), dependency("org.y:y"), dependency("org.x:x")) + "</project>"), ""))
                .containsExactly("org.z:z:9", "org.y:y:4.1");
    }

    @Test
    void followsDependenciesTheNearestVersionFirst() throws IOException {
        library("g:one:1", dependencies(
                dependency("g:deep:1"), dependency("g:tested:1", "<scope>test</scope>"),
                dependency("g:maybe:1", "<optional>true</optional>"), dependency("g:left:1")));
        library("g:deep:1", dependencies(dependency("g:two:1"), dependency("g:left:2")));
        library("g:two:2", dependencies(dependency("g:kept:3"), dependency("g:left:3")));

        assertThat(classPath(Map.of("pom.xml", project("app", managed(dependency("g:kept:5")) + dependencies(
                        dependency("g:one:1", "<exclusions><exclusion><groupId>g</groupId><artifactId>left</artifactId>"
                                + "</exclusion></exclusions>"),
                        dependency("g:two:2", "<scope>test</scope>"),
                        dependency("g:tests:1", "<type>test-jar</type>"),
                        dependency("g:site:1", "<type>war</type>")))), ""))
                .containsExactly("g:one:1", "g:two:2", "g:tests:1:tests", "g:deep:1", "g:kept:5", "g:left:3");
    }

    @Test
    void followsModulesOfTheRepositoryAndLeavesThemOut() throws IOException {
        library("g:lib:1", "");

        assertThat(classPath(
                        Map.of("core/pom.xml", project("core", dependencies(dependency("g:lib:1"))),
                                "web/pom.xml", project("web", dependencies(dependency("acme:core:1")))),
                        "web"))
                .containsExactly("g:lib:1");
    }

    @Test
    void readsWhatGradleWritesPlainly() throws IOException {
        library("g:lib:1", dependencies(dependency("g:deep:2")));
        library("org.bom:bom:1", "<packaging>pom</packaging>" + managed(dependency("g:managed:6")));

        assertThat(classPath(
                        Map.of("build.gradle", "dependencies { implementation platform('org.bom:bom:1') }",
                                "core/build.gradle", "dependencies { api 'g:lib:1'\n implementation 'g:managed' }",
                                "core/gradle.lockfile", "g:locked:8=compileClasspath\n",
                                "gradle/libs.versions.toml", "[libraries]\nshared = \"g:shared:4\"\n"),
                        "core"))
                .containsExactly("g:lib:1", "g:locked:8", "g:shared:4", "g:managed:6", "g:deep:2");
    }

    @Test
    void findsFilesInEachLayoutAndNeverOutsideOfTheFolders() throws IOException {
        Path maven = Files.createDirectories(local.resolve("m/org/lib/a/1"));
        Path gradle = Files.createDirectories(local.resolve("g/org.lib/b/2/f00d"));
        Path flat = Files.createDirectories(local.resolve("f"));
        Files.writeString(maven.resolve("a-1.jar"), "");
        Files.writeString(gradle.resolve("b-2.jar"), "");
        Files.writeString(flat.resolve("c-3.jar"), "");
        Files.writeString(local.resolve("outside-1.jar"), "");
        LocalRepository repository = new LocalRepository(
                List.of(local.resolve("m"), local.resolve("g"), flat, local.resolve("missing")));

        assertThat(repository.jar(new Artifact("org.lib", "a", "1", null))).contains(maven.resolve("a-1.jar"));
        assertThat(repository.jar(new Artifact("org.lib", "b", "2", null))).contains(gradle.resolve("b-2.jar"));
        assertThat(repository.jar(new Artifact("any", "c", "3", null))).contains(flat.resolve("c-3.jar"));
        assertThat(repository.jar(new Artifact("org.lib", "a", "2", null))).isEmpty();
        assertThat(repository.jar(new Artifact("..", "..", "1", null))).isEmpty();
        assertThat(repository.jar(new Artifact("org.lib", "../outside", "1", null))).isEmpty();
        assertThat(repository.jar(new Artifact("g", "a", "/etc", null))).isEmpty();
    }

    private List<String> classPath(Map<String, String> manifests, String module) {
        JavaModules modules = new JavaModules();
        new TreeMap<>(manifests).forEach(modules::add);
        return modules.classPaths(new LocalRepository(List.of(local))).getOrDefault(module, List.of()).stream()
                .map(each -> each.name() + ":" + each.version() + (each.classifier() == null ? "" : ":" + each.classifier()))
                .toList();
    }

    private void library(String coordinates, String content) throws IOException {
        String[] parts = coordinates.split(":");
        Path folder = Files.createDirectories(
                local.resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2]));
        Files.writeString(
                folder.resolve(parts[1] + "-" + parts[2] + ".pom"),
                "<project><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>" + parts[2]
                        + "</version>" + content + "</project>");
    }

    private static String project(String artifact, String content) {
        return "<project><groupId>acme</groupId><artifactId>" + artifact + "</artifactId><version>1</version>" + content + "</project>";
    }

    private static String managed(String... dependencies) {
        return "<dependencyManagement>" + dependencies(dependencies) + "</dependencyManagement>";
    }

    private static String dependencies(String... dependencies) {
        return "<dependencies>" + String.join("", dependencies) + "</dependencies>";
    }

    private static String bill(String coordinates) {
        return dependency(coordinates, "<type>pom</type><scope>import</scope>");
    }

    private static String dependency(String coordinates) {
        return dependency(coordinates, "");
    }

    private static String dependency(String coordinates, String more) {
        String[] parts = coordinates.split(":");
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts.length < 3 ? "" : "<version>" + parts[2] + "</version>") + more + "</dependency>";
    }
}

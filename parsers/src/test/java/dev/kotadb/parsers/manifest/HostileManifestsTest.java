package dev.kotadb.parsers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be read is a value, and takes little time and memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class HostileManifestsTest {
    private static final int MANY = 200_000;
    private static final int ENTRIES = 50;

    private static List<String> read(String path, String text) {
        return PackageLines.of(Map.of(path, text));
    }

    @Test
    void entitiesOfXmlAreNotExpanded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE project [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a").append(i).append(" '&a").append(i - 1).append(";&a").append(i - 1).append(";'>");
        }
        laughs.append("]><project><artifactId>&a39;</artifactId></project>");
        assertThat(read("pom.xml", laughs.toString())).singleElement().asString().startsWith("unread pom.xml: ");
        assertThat(read("pom.xml", "<!DOCTYPE project [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><project><groupId>g</groupId>"
                        + "<artifactId>&x;</artifactId></project>"))
                .singleElement().asString().startsWith("unread pom.xml: ");
        assertThat(read("pom.xml", "<!DOCTYPE project SYSTEM 'http://127.0.0.1:1/x.dtd'><project><groupId>g</groupId>"
                        + "<artifactId>a</artifactId></project>"))
                .containsExactly("provides maven g:a null in pom.xml");
    }

    @Test
    void propertiesThatMultiplyEnd() {
        StringBuilder laughs = new StringBuilder("<project><groupId>g</groupId><artifactId>a</artifactId><version>${p60}</version>"
                + "<properties><p0></p0>");
        for (int i = 1; i <= 60; i++) {
            laughs.append("<p%d>${p%d}${p%d}</p%d>".formatted(i, i - 1, i - 1, i));
        }
        assertThat(read("pom.xml", laughs.append("</properties></project>").toString()))
                .containsExactly("provides maven g:a null in pom.xml");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(read("pom.xml", "<project>" + "<a>".repeat(MANY))).singleElement().asString().startsWith("unread pom.xml: ");
        assertThat(read("package.json", "{\"a\":" + "[".repeat(MANY))).singleElement().asString().contains("JSON");
        assertThat(read("package-lock.json", "{\"packages\":{\"a\":" + "{\"b\":".repeat(MANY / 10))).singleElement().asString().contains("JSON");
        assertThat(read("pyproject.toml", "a = " + "[".repeat(MANY))).singleElement().asString().contains("TOML");
        assertThat(read("Cargo.toml", "a = " + "{b=".repeat(MANY))).singleElement().asString().contains("TOML");
        assertThat(read("Cargo.toml", "a" + ".b".repeat(MANY) + " = 1")).hasSizeLessThanOrEqualTo(1);
        assertThat(read("pnpm-lock.yaml", "importers: " + "[".repeat(MANY))).singleElement().asString().contains("YAML");
        assertThat(read("pnpm-lock.yaml", "- ".repeat(MANY))).singleElement().asString().contains("YAML");
    }

    @Test
    void aliasesOfYamlAreNotExpanded() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [ha]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(read("pnpm-lock.yaml", laughs.toString())).isEmpty();
    }

    @Test
    void oddTextsAreReadAsFarAsTheyAre() {
        assertThat(read("package.json", "\uFEFF{\"name\": \"with-mark\"} ")).containsExactly("provides npm with-mark null in package.json");
        assertThat(read("pom.xml", "\uFEFF\n<?xml version='1.0' encoding='UTF-16'?><project><groupId>g</groupId>"
                        + "<artifactId>grün</artifactId></project>"))
                .containsExactly("provides maven g:grün null in pom.xml");
        assertThat(read("package.json", "")).singleElement().asString().startsWith("unread package.json: ");
        assertThat(read("package.json", "[]")).containsExactly("unread package.json: not an object in JSON");
        assertThat(read("package.json", "{\"name\": 7, \"dependencies\": [\"x\"], \"devDependencies\": {\"y\": {}}}")).isEmpty();
        assertThat(read("package.json", "{\"name\": \"half\", \"dependencies\": {\"x\": \"1")).singleElement().asString()
                .startsWith("unread package.json: not JSON: line 1: ");
        assertThat(read("pom.xml", "<html><body/></html>"))
                .containsExactly("unread pom.xml: the root element is html and not project");
        assertThat(read("pom.xml", "<project><dependencies><dependency/></dependencies></project>")).isEmpty();
        assertThat(read("package.json", "{\"name\": \"a\\u0000b\\ud800c\", \"dependencies\": {\"%s\": \"1\", \"x\": \"%s\"}}"
                        .formatted("n".repeat(1_000), "1".repeat(MANY))))
                .containsExactly(
                        "provides npm a\uFFFDb\uFFFDc null in package.json", "uses npm x null [null] dependencies in package.json");
        assertThat(read("go.mod", "binary \0 text")).containsExactly("unread go.mod: no module directive");
        assertThat(read("Cargo.toml", "[package]\nname = 'a'\nname = 'b'")).singleElement().asString().contains("TOML");
    }

    @Test
    void longLinesOfScriptsTakeLittleTime() {
        assertThat(read("build.gradle", "implementation(".repeat(MANY / 4))).isEmpty();
        assertThat(read("settings.gradle", "include " + "'a',".repeat(MANY / 4) + "$")).isNotEmpty();
        assertThat(read("build.gradle", "implementation '" + "a:".repeat(MANY))).isEmpty();
        assertThat(read("build.gradle", "api.".repeat(MANY / 4))).isEmpty();
        assertThat(read("build.gradle", "api group: ".repeat(MANY / 12))).isEmpty();
        assertThat(read("settings.gradle", "include 'a$".repeat(MANY / 11))).isEmpty();
        assertThat(read("requirements.txt", "a" + "-.".repeat(MANY) + "!")).isEmpty();
        assertThat(read("setup.cfg", "[options]\ninstall_requires = " + "a,".repeat(MANY))).isNotEmpty();
        assertThat(read("yarn.lock", "\"".repeat(MANY) + "\n" + "a@1,".repeat(MANY / 2) + ":\n  version \"1\"")).isEmpty();
    }

    @Test
    void manifestsBeyondTheLimitsAreLeftOut() {
        Manifests manifests = new Manifests(100, ENTRIES);
        assertThat(manifests.add("package.json", " ".repeat(101))).contains(
                new Manifests.Problem("101 characters are over the limit of 100 for manifests", true));
        for (int i = 0; i < ENTRIES; i++) {
            assertThat(manifests.add("p" + i + "/package.json", "{\"name\": \"p\"}")).isEmpty();
        }
        assertThat(manifests.add("q/package.json", "{\"name\": \"q\"}")).contains(
                new Manifests.Problem("the repository's manifests have more than 50 entries", false));
        assertThat(manifests.packages().provided()).hasSize(ENTRIES);
    }

    @Test
    void randomChangesOfManifestsThrowNothing() {
        Map<String, String> samples = Map.of(
                "pom.xml", "<project><groupId>g</groupId><artifactId>a</artifactId><version>${v}</version><properties><v>1</v></properties>"
                        + "<dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId></dependency></dependencies></project>",
                "package.json", "{\"name\":\"n\",\"dependencies\":{\"a\":\"npm:b@1\",\"c\":\"^2\"},\"version\":\"1\"}",
                "package-lock.json", "{\"packages\":{\"node_modules/a\":{\"version\":\"1\"}},\"dependencies\":{\"b\":{\"version\":\"2\"}}}",
                "pnpm-lock.yaml", "importers:\n  .:\n    dependencies:\n      a:\n        version: 1.0.0(x)\n",
                "yarn.lock", "a@^1, b@2:\n  version \"1\"\n",
                "go.mod", "module m\nrequire (\n a v1 // indirect\n)\nreplace a => ../b\n",
                "Cargo.toml", "[package]\nname='a'\n[dependencies]\nb={version='1',package='c'}\n",
                "pyproject.toml", "[project]\nname='a'\ndependencies=['b>=1']\n[tool.poetry.dependencies]\nc='1'\n",
                "setup.cfg", "[metadata]\nname = a\n[options]\ninstall_requires =\n  b>=1\n",
                "gradle/libs.versions.toml", "[versions]\na='1'\n[libraries]\nb={module='g:b',version.ref='a'}\n");
        Random random = new Random(7);
        List<String> kept = new ArrayList<>();
        samples.forEach((path, text) -> {
            for (int i = 0; i < 500; i++) {
                StringBuilder changed = new StringBuilder(text);
                for (int edits = random.nextInt(4); edits >= 0; edits--) {
                    int at = random.nextInt(changed.length());
                    switch (random.nextInt(3)) {
                        case 0 -> changed.deleteCharAt(at);
                        case 1 -> changed.insert(at, "<>{}[]\"'=:,@$\n\t\0 #/".charAt(random.nextInt(19)));
                        default -> changed.setCharAt(at, (char) random.nextInt(1, 0x2FFF));
                    }
                }
                kept.addAll(PackageLines.of(Map.of(path, changed.toString())));
            }
        });
        assertThat(kept).isNotEmpty().noneMatch(line -> line.contains("\0"));
    }
}

package dev.kotadb.parsers.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class MavenManifestsTest {
    private static final String PARENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <parent>
                <groupId>org.apache</groupId>
                <artifactId>apache</artifactId>
                <version>33</version>
              </parent>
              <groupId>com.acme</groupId>
              <artifactId>acme-parent</artifactId>
              <version>${revision}</version>
              <packaging>pom</packaging>
              <modules><module>core</module><module>web</module></modules>
              <properties>
                <revision>2.1.0</revision>
                <junit.version>5.11.0</junit.version>
                <guava.major>33</guava.major>
                <guava.version>${guava.major}.0.0-jre</guava.version>
              </properties>
              <dependencyManagement>
                <dependencies>
                  <dependency>
                    <groupId>org.junit</groupId><artifactId>junit-bom</artifactId>
                    <version>${junit.version}</version><type>pom</type><scope>import</scope>
                  </dependency>
                  <dependency>
                    <groupId>com.google.guava</groupId><artifactId>guava</artifactId><version>${guava.version}</version>
                  </dependency>
                  <dependency>
                    <groupId>org.mockito</groupId><artifactId>mockito-core</artifactId><version>5.14.0</version>
                    <scope>test</scope>
                  </dependency>
                  <dependency>
                    <groupId>${project.groupId}</groupId><artifactId>core</artifactId><version>${project.version}</version>
                  </dependency>
                </dependencies>
              </dependencyManagement>
            </project>
            """;

    @Test
    void resolvesVersionsThroughParentsAndManagementOfTheRepository() {
        String core = """
                <project>
                  <parent>
                    <groupId>com.acme</groupId><artifactId>acme-parent</artifactId><version>${revision}</version>
                  </parent>
                  <artifactId>core</artifactId>
                  <properties><guava.major>31</guava.major></properties>
                  <dependencies>
                    <dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId></dependency>
                    <dependency><groupId>org.mockito</groupId><artifactId>mockito-core</artifactId></dependency>
                    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><scope>test</scope></dependency>
                    <dependency><groupId>a</groupId><artifactId>unknown</artifactId><version>${no.such.property}</version></dependency>
                    <dependency><groupId>a</groupId><artifactId>range</artifactId><version>[1.0,2.0)</version></dependency>
                  </dependencies>
                </project>
                """;
        String web = """
                <project>
                  <parent>
                    <groupId>com.acme</groupId><artifactId>acme-parent</artifactId><version>2.1.0</version>
                    <relativePath>../pom.xml</relativePath>
                  </parent>
                  <artifactId>web</artifactId>
                  <dependencies>
                    <dependency><groupId>com.acme</groupId><artifactId>core</artifactId></dependency>
                    <dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId><scope>runtime</scope></dependency>
                  </dependencies>
                  <profiles><profile><id>db</id><dependencies>
                    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.4</version></dependency>
                  </dependencies></profile></profiles>
                </project>
                """;
        assertThat(PackageLines.of(Map.of("pom.xml", PARENT, "core/pom.xml", core, "web/pom.xml", web))).containsExactly(
                "provides maven com.acme:acme-parent 2.1.0 in pom.xml",
                "provides maven com.acme:core 2.1.0 in core/pom.xml",
                "provides maven com.acme:web 2.1.0 in web/pom.xml",
                "uses maven a:range null [[1.0,2.0)] compile in core/pom.xml",
                "uses maven a:unknown null [null] compile in core/pom.xml",
                "uses maven com.acme:core 2.1.0 [2.1.0] compile in web/pom.xml",
                "uses maven com.google.guava:guava 31.0.0-jre [31.0.0-jre] compile in core/pom.xml",
                "uses maven com.google.guava:guava 33.0.0-jre [33.0.0-jre] runtime in web/pom.xml",
                "uses maven org.junit.jupiter:junit-jupiter null [null] test in core/pom.xml",
                "uses maven org.junit:junit-bom 5.11.0 [5.11.0] import in pom.xml",
                "uses maven org.mockito:mockito-core 5.14.0 [5.14.0] test in core/pom.xml",
                "uses maven org.postgresql:postgresql 42.7.4 [42.7.4] compile in web/pom.xml");
    }

    @Test
    void findsParentsAndBillsOfMaterialsByTheirNames() {
        String bill = """
                <project><groupId>g</groupId><artifactId>bom</artifactId><version>1</version>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>x</groupId><artifactId>y</artifactId><version>7</version></dependency>
                  </dependencies></dependencyManagement></project>
                """;
        String parent = """
                <project><groupId>g</groupId><artifactId>build</artifactId><version>3</version>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>g</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
                  </dependencies></dependencyManagement></project>
                """;
        String module = """
                <project><parent><groupId>g</groupId><artifactId>build</artifactId><version>3</version><relativePath/></parent>
                  <artifactId>module</artifactId>
                  <dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId></dependency></dependencies></project>
                """;
        assertThat(PackageLines.of(Map.of("a/bom/pom.xml", bill, "b/pom.xml", parent, "c/src/it/pom.xml", module)))
                .contains("provides maven g:module 3 in c/src/it/pom.xml (tests)",
                        "uses maven x:y 7 [7] compile in c/src/it/pom.xml (tests)");
    }

    @Test
    void cyclesOfPropertiesAndParentsEnd() {
        String a = """
                <project><parent><groupId>g</groupId><artifactId>b</artifactId><version>1</version><relativePath>../b</relativePath></parent>
                  <groupId>g</groupId><artifactId>a</artifactId><version>${p}</version>
                  <properties><p>${q}</p><q>${p}</q></properties></project>
                """;
        String b = """
                <project><parent><groupId>g</groupId><artifactId>a</artifactId><version>1</version><relativePath>../a</relativePath></parent>
                  <groupId>g</groupId><artifactId>b</artifactId><version>1</version></project>
                """;
        assertThat(PackageLines.of(Map.of("a/pom.xml", a, "b/pom.xml", b))).containsExactly(
                "provides maven g:a null in a/pom.xml", "provides maven g:b 1 in b/pom.xml");
    }
}

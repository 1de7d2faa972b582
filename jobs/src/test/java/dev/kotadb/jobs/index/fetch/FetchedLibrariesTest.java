package dev.kotadb.jobs.index.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.parsers.manifest.local.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedLibrariesTest {
    private static final Artifact LIB = new Artifact("org.lib", "lib", "1", null);
    private static final Artifact ABSENT = new Artifact("org.lib", "absent", "7", "tests");
    private static final String JAR = "org/lib/lib/1/lib-1.jar";

    @TempDir
    Path folder;

    private Path local;
    private LibraryServer server;

    @BeforeEach
    void serve() throws IOException {
        local = folder.resolve("local");
        server = new LibraryServer(folder.resolve("remote"))
                .with("lib", "1", "", "package lib; public class Lib { public int size() { return 1; } }");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aMirrorServesInPlaceOfMavenCentral() throws IOException {
        try (FetchedLibraries fetched = new FetchedLibraries(local, mirror())) {
            assertThat(fetched.get(LIB, "jar")).contains(local.resolve(JAR)).get()
                    .satisfies(jar -> assertThat(jar).hasSameBinaryContentAs(folder.resolve("remote").resolve(JAR)));
            assertThat(fetched.count()).isEqualTo(1);
            assertThat(fetched.problems()).isEmpty();
        }
        assertThat(server.asked()).containsExactly(JAR);
    }

    @Test
    void whatTheRepositoryLacksIsNamed() throws IOException {
        try (FetchedLibraries fetched = new FetchedLibraries(local, mirror())) {
            assertThat(fetched.get(ABSENT, "jar")).isEmpty();
            assertThat(fetched.get(LIB, "pom")).isPresent();
            assertThat(fetched.problems()).containsExactly("not downloaded: org.lib:absent:7:tests: not in " + server.url());
        }
    }

    @Test
    void aFileThatDiffersFromItsChecksumIsRefused() throws IOException {
        server.damages(JAR);
        try (FetchedLibraries fetched = new FetchedLibraries(local, mirror())) {
            assertThat(fetched.get(LIB, "jar")).isEmpty();
            assertThat(fetched.problems()).singleElement().asString()
                    .startsWith("not downloaded: org.lib:lib:1: ").contains("Checksum validation failed");
        }
        assertThat(local.resolve(JAR)).doesNotExist();
    }

    @Test
    void withoutAConnectionItTriesOnceAndNamesAll() throws IOException {
        Path settings = mirror();
        server.close();
        try (FetchedLibraries fetched = new FetchedLibraries(local, settings)) {
            assertThat(fetched.get(LIB, "jar")).isEmpty();
            assertThat(fetched.get(ABSENT, "jar")).isEmpty();
            assertThat(fetched.problems()).singleElement().asString()
                    .startsWith("not downloaded: org.lib:lib:1, org.lib:absent:7:tests: no connection: ")
                    .contains("Connection refused");
        }
    }

    @Test
    void settingsThatSayOfflineAreHeard() throws IOException {
        Path settings = settings("<offline>true</offline>" + mirrorXml());
        try (FetchedLibraries fetched = new FetchedLibraries(local, settings)) {
            assertThat(fetched.get(LIB, "jar")).isEmpty();
            assertThat(fetched.problems()).containsExactly("not downloaded: org.lib:lib:1: " + settings + " says offline");
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void credentialsAndRepositoriesOfActiveProfilesCount() throws IOException {
        server.requires("reader", "secret");
        String profile = "<profiles><profile><id>company</id><repositories><repository><id>central</id><url>" + server.url()
                + "</url></repository></repositories></profile></profiles><activeProfiles><activeProfile>company</activeProfile></activeProfiles>";
        try (FetchedLibraries fetched = new FetchedLibraries(local, settings(profile))) {
            assertThat(fetched.get(LIB, "jar")).isEmpty();
            assertThat(fetched.problems()).singleElement().asString().contains("401");
        }
        try (FetchedLibraries fetched = new FetchedLibraries(local, settings(profile
                + "<servers><server><id>central</id><username>reader</username><password>secret</password></server></servers>"))) {
            assertThat(fetched.get(LIB, "jar")).contains(local.resolve(JAR));
        }
    }

    @Test
    void damagedSettingsAreNamed() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.xml"), "<settings><mirrors>");
        assertThatThrownBy(() -> new FetchedLibraries(local, settings))
                .isInstanceOf(UnreadableSettingsException.class)
                .hasMessageStartingWith(settings + " cannot be read: ");
    }

    private Path mirror() throws IOException {
        return settings(mirrorXml());
    }

    private String mirrorXml() {
        return "<mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>" + server.url() + "</url></mirror></mirrors>";
    }

    private Path settings(String content) throws IOException {
        return Files.writeString(folder.resolve("settings.xml"), "<settings>" + content + "</settings>");
    }
}

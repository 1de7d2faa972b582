package dev.kotadb.schema.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedServerTest {
    @TempDir
    Path folder;

    @Test
    void sharesTheProgramsAndCopiesTheDatabase() throws Exception {
        Path prepared = folder.resolve("prepared");
        Path program = file(prepared.resolve("postgresql-1/bin/postgres"), "program");
        file(prepared.resolve("data/PG_VERSION"), "1");
        file(prepared.resolve("password"), "secret");
        PreparedServer server = new PreparedServer(new ServerFolder(prepared));
        Path home = Files.createDirectory(folder.resolve("home"));

        assertThat(server.copyPrograms("postgresql-1", home.resolve("programs"))).isTrue();
        assertThat(server.copyPrograms("postgresql-2", home.resolve("others"))).as("programs of another release").isFalse();
        assertThat(server.copyDatabase(home.resolve("data"), home.resolve("password"))).isTrue();

        assertThat(Files.isSameFile(home.resolve("programs/bin/postgres"), program)).isTrue();
        assertThat(home.resolve("others")).doesNotExist();
        assertThat(Files.writeString(home.resolve("data/PG_VERSION"), "2")).hasContent("2");
        assertThat(prepared.resolve("data/PG_VERSION")).hasContent("1");
        assertThat(home.resolve("password")).hasContent("secret");
    }

    @Test
    void aFailedCopyLeavesNothingInTheWayOfTheNextOne() throws Exception {
        Path prepared = folder.resolve("prepared");
        file(prepared.resolve("data/PG_VERSION"), "1");
        PreparedServer server = new PreparedServer(new ServerFolder(prepared));
        Path home = Files.createDirectory(folder.resolve("home"));

        assertThat(server.copyDatabase(home.resolve("data"), home.resolve("password"))).as("without a password").isFalse();
        file(prepared.resolve("password"), "secret");
        assertThat(server.copyDatabase(home.resolve("data"), home.resolve("password"))).isTrue();

        assertThat(home.resolve("data/PG_VERSION")).hasContent("1");
        assertThat(home.resolve("data/data")).doesNotExist();
    }

    private static Path file(Path path, String text) throws Exception {
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}

package dev.kotadb.schema.admin.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstancesFileTest {
    @TempDir
    Path directory;

    @Test
    void readsNamesInOrderWithAllTheirSettings() throws IOException {
        Map<String, Instance> instances = read("""
                # ours
                staging:
                  url: postgresql://db.example:5432/kota
                  user-env: STAGING_USER
                  password-command: pass show kota/staging
                  colour: yellow
                production: {url-env: PRODUCTION_URL}
                local:
                """);

        assertThat(instances.keySet()).containsExactly("staging", "production", "local");
        assertThat(instances.get("staging"))
                .isEqualTo(new Instance(
                        "staging",
                        new Setting.Literal("postgresql://db.example:5432/kota"),
                        new Setting.Variable("STAGING_USER", file() + ":4: staging.user-env"),
                        new Setting.Command("pass show kota/staging", file() + ":5: staging.password-command"),
                        Colour.YELLOW,
                        false));
        assertThat(instances.get("local")).isEqualTo(Instance.embeddedLocal());
        Instance production = Objects.requireNonNull(instances.get("production"));
        assertThat(production.isProtected()).isTrue();
        assertThat(production.promptColour()).contains(Colour.RED);
    }

    @Test
    void isEmptyWhereNothingIsWritten() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("# nothing yet\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                    a: {url: [}                                          | 1: not YAML
                    a: {url: 'x                                          | 1: not YAML
                    - a                                                  | 1: the file must be a mapping
                    just text                                            | 1: the file must be a mapping
                    a b: {url: 'postgresql://h/d'}                       | 1: a b: a name has letters
                    a: text                                              | 1: a must be a mapping
                    a: [1]                                               | 1: a must be a mapping
                    a:                                                   | 1: a: it has no url
                    a: {user: u}                                         | 1: a: it has no url
                    local: {user: u}                                     | 1: local: it has a user or a password, but no url
                    a: {url: }                                           | 1: a.url: it has no value
                    a: {url: {x: y}}                                     | 1: a.url must be one value
                    a: {url: 'mysql://h/d'}                              | 1: a.url does not name a PostgreSQL database
                    a: {url: 'postgresql://u:secret@h/d'}                | 1: a.url: the url holds a password
                    a: {url: 'postgresql://h/d?password=secret'}         | 1: a.url: the url holds a password
                    a: {url: 'postgresql://u:%zz@h/d'}                   | 1: a.url holds a % without
                    a: {url: 'postgresql://h/d', password: secret}       | 1: a.password: a password must not be
                    a: {url: 'postgresql://h/d', passwort-env: X}        | 1: a.passwort-env: no such key; there are: url,
                    a: {url: 'postgresql://h/d', url: 'postgresql://h'}  | 1: a.url: the key occurs twice
                    a: {url: 'postgresql://h/d', url-env: X}             | 1: a.url-env: url and url-env exclude each other
                    a: {url: 'postgresql://h/d', password-env: $X}       | 1: a.password-env: it must be the name of
                    a: {url: 'postgresql://h/d', colour: pink}           | 1: a.colour: not a colour: pink; there are: red, green
                    a: {url: 'postgresql://h/d', protected: yes}         | 1: a.protected: it is true or false, not yes
                    production: {url: 'postgresql://h', protected: false}| 1: production.protected: an instance of this name
                    PROD: {url: 'postgresql://h/d', protected: false}    | 1: PROD.protected: an instance of this name
                    """)
    void namesFileLineAndKeyOfWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InstanceException.class)
                .hasMessageStartingWith(file() + ":" + message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesTheLineOfAnEntryFurtherDown() {
        assertThatThrownBy(() -> read("a:\n  url: postgresql://h/d\n\na:\n  url: postgresql://h/d\n"))
                .hasMessage(file() + ":4: a: the name occurs twice.");
        assertThatThrownBy(() -> read("a:\n  url: postgresql://h/d\n  colour: [red]\n"))
                .hasMessage(file() + ":3: a.colour must be one value.");
    }

    @Test
    void tellsOfAFileThatCannotBeRead() {
        assertThatThrownBy(() -> InstancesFile.read(directory))
                .isInstanceOf(InstanceException.class)
                .hasMessageStartingWith(directory + " cannot be read: ");
    }

    private Path file() {
        return directory.resolve("instances.yaml");
    }

    private Map<String, Instance> read(String text) throws IOException {
        Files.writeString(file(), text);
        return InstancesFile.read(file());
    }
}

package dev.kotadb.schema.admin.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.admin.instance.ChosenInstance.Choice;
import dev.kotadb.schema.admin.server.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {
    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void writeFile() throws IOException {
        environment.put("KOTA_HOME", home.toString());
        Files.writeString(home.resolve("instances.yaml"), """
                production:
                  url: postgresql://db.example/kota
                staging:
                  url: postgresql://127.0.0.1:1/kota
                  user: ann
                  password-env: STAGING_PASSWORD
                vault:
                  url: postgresql://127.0.0.1:1/kota
                  password-command: "echo topsecret; exit 3"
                """);
    }

    @Test
    void takesTheEmbeddedOneWhereNothingIsSaid() {
        assertThat(chosen(null)).isEqualTo("local by DEFAULT");
        assertThat(Instances.of(environment).choose(null).instance().embedded()).isTrue();
    }

    @Test
    void takesTheFirstOfThoseThatSayWhich() {
        Instances.of(environment).use("staging");
        assertThat(chosen(null)).isEqualTo("staging by USED");

        environment.put("KOTA_DB_URL", "postgresql://elsewhere.example/kota");
        assertThat(chosen(null)).isEqualTo("KOTA_DB_URL by URL");

        environment.put("KOTA_INSTANCE", "vault");
        assertThat(chosen(null)).isEqualTo("vault by VARIABLE");

        assertThat(chosen("local")).isEqualTo("local by OPTION");
        assertThat(chosen("production")).isEqualTo("production by OPTION");
    }

    @Test
    void nothingDefaultsToAProtectedInstance() throws IOException {
        assertThatThrownBy(() -> Instances.of(environment).use("production"))
                .isInstanceOf(InstanceException.class)
                .hasMessage("The instance production is protected, so it cannot be the default. Name it in each"
                        + " command: --instance production");
        assertThat(Instances.of(environment).used()).isEmpty();

        environment.put("KOTA_INSTANCE", "production");
        assertThatThrownBy(() -> chosen(null))
                .hasMessageStartingWith("The instance production (KOTA_INSTANCE) is protected");
        environment.remove("KOTA_INSTANCE");

        // Protected after it was chosen.
        Instances.of(environment).use("staging");
        Files.writeString(
                home.resolve("instances.yaml"), "staging: {url: 'postgresql://h/d', protected: true}\n");
        assertThatThrownBy(() -> chosen(null)).hasMessageStartingWith("The instance staging (kota db use) is protected");
        assertThat(chosen("staging")).isEqualTo("staging by OPTION");
    }

    @Test
    void anotherNameForAProtectedDatabaseIsProtectedToo() throws IOException {
        Files.writeString(home.resolve("instances.yaml"), """
                live: {url: 'postgresql://db.example/kota', protected: true}
                copy: {url: 'jdbc:postgresql://DB.example:5432/kota?sslmode=require'}
                other: {url: 'postgresql://db.example/kota_test'}
                """);
        assertThatThrownBy(() -> Instances.of(environment).use("copy")).hasMessageContaining("is protected");
        assertThat(Instances.of(environment).use("other").isProtected()).isFalse();

        environment.put("KOTA_DB_URL", "postgres://ann:x@db.example/kota");
        ChosenInstance chosen = Instances.of(environment).choose(null);
        assertThat(chosen.instance().name()).isEqualTo("live");
        assertThat(chosen.instance().isProtected()).isTrue();
        assertThat(chosen.choice()).isEqualTo(Choice.URL);
    }

    @Test
    void refusesANameThatIsNotKnown() throws IOException {
        assertThatThrownBy(() -> chosen("stagin"))
                .isInstanceOf(InstanceException.class)
                .hasMessageStartingWith("No instance stagin (--instance); there are: production, staging, vault, local.")
                .hasMessageContaining(home.resolve("instances.yaml").toString());
        assertThatThrownBy(() -> Instances.of(environment).use("")).hasMessageStartingWith("No instance  (kota db use)");

        Files.writeString(home.resolve("instance"), "gone\n");
        assertThatThrownBy(() -> chosen(null)).hasMessageStartingWith("No instance gone (kota db use)");
    }

    @Test
    void readsTheFileThatTheVariableNames() throws IOException {
        environment.put("KOTA_INSTANCES", home.resolve("mine.yaml").toString());
        assertThatThrownBy(() -> Instances.of(environment)).hasMessageContaining("mine.yaml, which does not exist");

        Files.writeString(home.resolve("mine.yaml"), "a: {url: 'postgresql://h/d'}\n");
        assertThat(Instances.of(environment).all()).extracting(Instance::name).containsExactly("a", "local");
    }

    @Test
    void namesTheInstanceThatDoesNotAnswer() {
        environment.put("STAGING_PASSWORD", "hunter2");
        assertThatThrownBy(() -> open("staging"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageStartingWith(
                        "The instance staging at jdbc:postgresql://127.0.0.1:1/kota as ann cannot be used: ")
                .hasMessageContaining("Check its url, user and password in " + home.resolve("instances.yaml"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void tellsOfAValueThatCannotBeFetched() {
        assertThatThrownBy(() -> open("staging"))
                .isInstanceOf(InstanceException.class)
                .hasMessage(home.resolve("instances.yaml") + ":6: staging.password-env: the environment variable"
                        + " STAGING_PASSWORD is not set. Set it, or name another.");
        assertThatThrownBy(() -> open("vault"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessage(home.resolve("instances.yaml")
                        + ":9: vault.password-command: the command ended with 3. Run it by hand to see why.");
    }

    @Test
    void takesTheFirstLineOfACommand() {
        assertThat(new Setting.Command("printf 'one two\\nmore\\n'", "here").value(environment)).isEqualTo("one two");
        assertThatThrownBy(() -> new Setting.Command("true", "here").value(environment))
                .hasMessage("here: the command printed nothing. Run it by hand to see why.");
    }

    private String chosen(@Nullable String option) {
        ChosenInstance chosen = Instances.of(environment).choose(option);
        return chosen.instance().name() + " by " + chosen.choice();
    }

    private void open(String name) {
        Instances instances = Instances.of(environment);
        instances.open(instances.choose(name)).close();
    }
}

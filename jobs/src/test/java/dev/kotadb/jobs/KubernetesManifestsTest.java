package dev.kotadb.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Kubernetes manifests of {@code scripts/schedule}, by the models that are generated from Kubernetes' OpenAPI. */
class KubernetesManifestsTest {
    private static final Path MANIFESTS = Path.of("../scripts/schedule/kubernetes");
    private static final int STOP_SECONDS = 15;

    static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(MANIFESTS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void hasOnlyFieldsThatKubernetesKnowsAndAllThatItNeeds(Path manifest) throws IOException {
        validate(Files.readString(manifest));
    }

    @Test
    void thereIsAWorkerAndANightlyRun() throws IOException {
        assertThat(manifests()).extracting(file -> file.getFileName().toString()).containsExactly("nightly.yaml", "worker.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "nightly.yaml, concurrencyPolicy:", "nightly.yaml, backoffLimit:", "nightly.yaml, restartPolicy:",
        "nightly.yaml, mountPath:", "worker.yaml, failureThreshold:", "worker.yaml, terminationGracePeriodSeconds:",
        "worker.yaml, secretRef:", "worker.yaml, readOnlyRootFilesystem:", "worker.yaml, matchLabels:"
    })
    void aMisspeltFieldIsFound(String file, String field) throws IOException {
        String manifest = Files.readString(MANIFESTS.resolve(file));
        assertThat(manifest).contains(field);

        assertThatThrownBy(() -> validate(manifest.replace(field, "x" + field)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x" + field.replace(":", ""));
    }

    @Test
    void aMissingFieldIsFound() throws IOException {
        String manifest = Files.readString(MANIFESTS.resolve("nightly.yaml"));

        assertThatThrownBy(() -> validate(manifest.replaceFirst("(?m)^  schedule: .*\n", "")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("schedule");
    }

    @Test
    void aWorkerHasLongerToStopThanItNeeds() throws IOException {
        Matcher seconds = Pattern.compile("terminationGracePeriodSeconds: (\\d+)")
                .matcher(Files.readString(MANIFESTS.resolve("worker.yaml")));

        assertThat(seconds.find()).isTrue();
        assertThat(Integer.parseInt(seconds.group(1))).isGreaterThan(STOP_SECONDS);
    }

    private static void validate(String manifest) throws IOException {
        Map<String, Object> object = new Yaml(new SafeConstructor(new LoaderOptions())).load(manifest);
        JsonElement json = new Gson().toJsonTree(object);
        switch (object.get("apiVersion") + " " + object.get("kind")) {
            case "apps/v1 Deployment" -> V1Deployment.validateJsonElement(json);
            case "batch/v1 CronJob" -> V1CronJob.validateJsonElement(json);
            default -> throw new IllegalArgumentException("an object of another kind: " + object.get("kind"));
        }
    }
}

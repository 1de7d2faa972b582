package dev.kotadb.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/** {@code docs/configuration.md} lists every timeout and limit with its default, and no others. */
class ConfigurationDocsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(KOTA_\\w+)` \\| (\\d+) \\| (\\w*) ?\\| \\S.+ \\|$");

    @Test
    void listsEverySettingWithItsDefaultAndUnit() throws IOException, ClassNotFoundException {
        Map<String, String> declared = new TreeMap<>();
        for (Limit limit : Limit.values()) {
            declared.put(limit.variable(), (limit.standard() + " " + limit.unit().symbol()).strip());
        }
        // The units of these are in their names and descriptions.
        Map<String, String> properties = new TreeMap<>();
        properties(IndexSettings.class).forEach(properties::put);
        properties(Class.forName("dev.kotadb.jobs.metrics.MetricsSettings")).forEach(properties::put);

        Map<String, String> documented = ROW.matcher(Files.readString(Path.of("../docs/configuration.md"))).results()
                .collect(Collectors.toMap(row -> row.group(1), row -> (row.group(2) + " " + row.group(3)).strip(),
                        (one, other) -> one + " and " + other, TreeMap::new));

        assertThat(documented).containsAllEntriesOf(declared);
        assertThat(documented.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(declared.keySet().stream(), properties.keySet().stream()).toList());
        properties.forEach((name, value) -> assertThat(documented.get(name).split(" ")[0]).as(name).isEqualTo(value));
    }

    /** The settings that have a default, by their environment variables. */
    private static Map<String, String> properties(Class<?> settings) {
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value().replace('.', '_');
        return Arrays.stream(settings.getRecordComponents())
                .filter(component -> parameter(settings, component) != null)
                .collect(Collectors.toMap(
                        component -> (prefix + "_" + component.getName()).toUpperCase(Locale.ROOT),
                        component -> {
                            String value = parameter(settings, component).value()[0];
                            return component.getType() == Duration.class
                                    ? String.valueOf(DurationStyle.detectAndParse(value).toSeconds())
                                    : value;
                        }));
    }

    private static DefaultValue parameter(Class<?> settings, RecordComponent component) {
        return Arrays.stream(settings.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .findFirst()
                .orElse(null);
    }
}

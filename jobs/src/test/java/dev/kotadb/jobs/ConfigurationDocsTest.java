package dev.kotadb.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.lang.reflect.Parameter;
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
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** {@code docs/configuration.md} lists every setting, and every timeout and limit with its default. */
class ConfigurationDocsTest {
    private static final Path DOCS = Path.of("../docs/configuration.md");
    private static final Pattern LIMIT = Pattern.compile("(?m)^\\| `(KOTA_\\w+)` \\| (\\d+) \\| (\\w*) ?\\| \\S.+ \\|$");

    @Test
    void listsTheLimitsWithDefaultAndUnitAndNoOthers() throws IOException {
        Map<String, String> documented = LIMIT.matcher(Files.readString(DOCS)).results()
                .collect(Collectors.toMap(row -> row.group(1), row -> (row.group(2) + " " + row.group(3)).strip(),
                        (one, other) -> one + " and " + other, TreeMap::new));

        Map<String, String> declared = new TreeMap<>();
        for (Limit limit : Limit.values()) {
            declared.put(limit.variable(), (limit.defaultValue() + " " + limit.unit().symbol()).strip());
        }
        // The name of a component says its unit.
        components().filter(ConfigurationDocsTest::isLimit).forEach(component -> declared.put(variable(component),
                component.getType() == Duration.class
                        ? DurationStyle.detectAndParse(standard(component)).toSeconds() + " s"
                        : standard(component) + documented.getOrDefault(variable(component), "").replaceFirst("^\\d+", "")));

        assertThat(documented).isEqualTo(declared);
    }

    @Test
    void namesEverySetting() throws IOException {
        String docs = Files.readString(DOCS);

        assertThat(components()).hasSizeGreaterThan(10)
                .allSatisfy(component -> assertThat(docs).contains("`" + variable(component) + "`"));
    }

    /** The components of all records of settings. */
    private static Stream<Parameter> components() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.kotadb.jobs").stream()
                .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
                .flatMap(settings -> Arrays.stream(settings.getDeclaredConstructors()[0].getParameters()));
    }

    private static String variable(Parameter component) {
        String prefix = component.getDeclaringExecutable().getDeclaringClass()
                .getAnnotation(ConfigurationProperties.class).value();
        return (prefix + "." + component.getName()).replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static boolean isLimit(Parameter component) {
        return component.isAnnotationPresent(DefaultValue.class)
                && (component.getType() == int.class || component.getType() == long.class
                        || component.getType() == Duration.class);
    }

    private static String standard(Parameter component) {
        return component.getAnnotation(DefaultValue.class).value()[0];
    }
}

package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.support.SqlArrayValue;

/** The database's function splits texts into the words of the list that the program is held to as well. */
class WordVectorsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Path VECTORS = Path.of("../parsers/src/test/vectors/words.txt");
    private static final Pattern REPEATED = Pattern.compile("\\{([^*]+)\\*(\\d+)\\}");

    static Stream<String> vectors() throws IOException {
        return Files.readAllLines(VECTORS).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aTextHasTheseWords(String vector) {
        String[] fields = REPEATED.matcher(vector)
                .replaceAll(each -> each.group(1).repeat(Integer.parseInt(each.group(2))))
                .split(" ?\\|", -1);
        Object[] names = Arrays.stream(fields[1].strip().split(",")).filter(name -> !name.isEmpty()).toArray();

        String words = DATABASE.jdbc()
                .sql("SELECT kota_private.code_words(:text, :names)::text")
                .param("text", fields[0])
                .param("names", new SqlArrayValue("text", names))
                .query(String.class)
                .single();

        assertThat(Arrays.stream(words.split(" ")).map(each -> each.replace("'", "")).collect(Collectors.joining(" ")))
                .isEqualTo(fields[2].strip());
    }
}

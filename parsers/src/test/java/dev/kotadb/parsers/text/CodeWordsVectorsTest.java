package dev.kotadb.parsers.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.facts.Span;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of a text are those of the list that the database's function is held to as well. */
class CodeWordsVectorsTest {
    private static final Path VECTORS = Path.of("src/test/vectors/words.txt");
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
        List<Symbol> names = Arrays.stream(fields[1].strip().split(","))
                .filter(name -> !name.isEmpty())
                .map(CodeWordsVectorsTest::symbol)
                .toList();

        assertThat(words(CodeWords.documents(fields[0], names))).isEqualTo(fields[2].strip());
    }

    private static String words(List<SearchDocument> documents) {
        return documents.stream()
                .flatMap(each -> TsvectorText.read(each.tsvector()).entrySet().stream())
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Symbol symbol(String name) {
        return new Symbol(SymbolKind.FUNCTION, "", name, name, 0, -1, new Span(1, 0, 1, 1), 1, "", "", List.of(),
                Symbol.Shape.NONE);
    }
}

package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.kotadb.parsers.facts.Span;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HttpResponse | http httpresponse response",
                "http_response | http httpresponse response",
                "httpresponse | httpresponse",
                "HTTPServer | http httpserver server",
                "parseURLs | parse parseurls urls",
                "XMLHttpRequest2 | 2 http request xml xmlhttprequest2",
                "utf8Decoder | 8 decoder utf utf8decoder",
                "__init__ | init",
                "MAX_VALUE | max maxvalue value",
                "x | x",
                "0x1F | 0x1f",
                "1_000_000 | 1000000",
                "a.b(c) | a b c",
                "getÄnderungÜber | get getänderungüber änderung über",
                "ИмяФайла | имя имяфайла файла",
                "更新索引 | 引 新 更 索",
                "日本getName | get getname name 日 本",
                "e3b0c44298fc1c149afbf4c8996fb924 | e3b0c44298fc1c149afbf4c8996fb924"
            })
    void splitsNamesIntoWholeAndParts(String text, String words) {
        assertThat(String.join(" ", lexemes(text, List.of()).keySet())).isEqualTo(words);
    }

    @Test
    void countsPositionsByPart() {
        assertThat(lexemes("fooBar baz\nfooBar", List.of()))
                .containsExactly(entry("bar", "2,5"), entry("baz", "3"), entry("foo", "1,4"), entry("foobar", "1,4"));
    }

    @Test
    void weighsNamesWhereTheyAreDeclared() {
        String text = "openFile();\nvoid openFile() {}\nopenFile();\n";

        assertThat(lexemes(text, List.of(symbol("openFile", 2))))
                .containsExactly(
                        entry("file", "2,5B,7"),
                        entry("open", "1,4B,6"),
                        entry("openfile", "1,4A,6"),
                        entry("void", "3"));
    }

    @Test
    void weighsTypesAndFunctionsMoreThanVariables() {
        List<Symbol> symbols = List.of(symbol(SymbolKind.CLASS, "Pool", 1), symbol(SymbolKind.PROPERTY, "pool", 2),
                symbol(SymbolKind.METHOD, "pool", 3), symbol(SymbolKind.CONSTANT, "max-size", 4));

        assertThat(lexemes("Pool\npool\npool\n'max-size'\n", symbols))
                .containsEntry("pool", "1A,2B,3A")
                .containsEntry("size", "5,7B");
    }

    @Test
    void weighsNamesThatAreNotWrittenAsOneWord() {
        assertThat(lexemes("x\n'content-type': 1\n", List.of(symbol("content-type", 2))))
                .containsEntry("content", "2,5A")
                .containsEntry("type", "3,6A");
    }

    @Test
    void keepsAWeightedPositionAmongManyOthers() {
        String positions = lexemes("foo ".repeat(50) + "\nfoo", List.of(symbol("foo", 2))).get("foo");

        assertThat(positions).isEqualTo("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,51A");
    }

    @Test
    void leavesPositionsOutBeyondTheHighest() {
        String text = "a ".repeat(20_000) + "late\nnamed";

        assertThat(lexemes(text, List.of(symbol("named", 2))))
                .containsEntry("late", "")
                .containsEntry("named", "16383A");
    }

    @Test
    void sortsWordsByTheirBytes() {
        List<String> words = new ArrayList<>(List.of("abcdefgh", "abcde", "abcdef", "zzz", "Ω", "😀", "ab", "b", "𝒜x"));
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            words.add("abcdeabcde".substring(0, random.nextInt(10)) + "w" + Integer.toString(random.nextInt(2000), 36));
        }
        List<byte[]> found = lexemes(String.join(" ", words), List.of()).keySet().stream()
                .map(word -> word.getBytes(UTF_8))
                .toList();

        assertThat(found).hasSizeGreaterThan(2000).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void skipsWordsThatAreData() {
        assertThat(lexemes("a " + "x".repeat(255) + " " + "y".repeat(256) + " b " + "é".repeat(5000), List.of()))
                .containsOnlyKeys("a", "b", "x".repeat(255));
    }

    @Test
    void splitsWhatIsOverTheLimitsByLines() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.append("word").append(Integer.toString(i, 36)).append("x\n");
        }
        List<SearchDocument> documents = CodeWords.documents(text.toString(), List.of());

        assertThat(documents).hasSizeGreaterThan(2);
        assertThat(documents.getFirst().lineStart()).isEqualTo(1);
        for (int i = 0; i < documents.size(); i++) {
            assertThat(documents.get(i).part()).isEqualTo(i);
            assertThat(documents.get(i).tsvector()).hasSizeLessThan(1_000_000);
        }
        assertThat(documents.getLast().lineEnd()).isEqualTo(200_001);
        assertThat(documents.stream()
                        .flatMap(each -> TsvectorText.read(each.tsvector()).keySet().stream())
                        .filter(word -> word.startsWith("word") && word.endsWith("x") && word.length() > 5)
                        .distinct())
                .hasSize(200_000);
    }

    @Test
    void splitsALineThatIsOverTheLimits() {
        StringBuilder text = new StringBuilder("first\n");
        for (int i = 0; text.length() < 10_000_000; i++) {
            text.append("v").append(Integer.toString(i, 36)).append("=1;");
        }
        List<SearchDocument> documents = CodeWords.documents(text.toString(), List.of());

        assertThat(documents).hasSizeGreaterThan(5).allMatch(each -> each.lineEnd() == 2);
    }

    @Test
    void hasNoDocumentForATextWithoutWords() {
        assertThat(CodeWords.documents("", List.of())).isEmpty();
        assertThat(CodeWords.documents("{}\n;;; — \n", List.of())).isEmpty();
    }

    @Test
    void readsAnyText() {
        Random random = new Random(5);
        String alphabet = "aBcD12_ -\n.äÖ日本\uD83D\uDE00ǅ٣é\u0301";
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            CodeWords.documents(text.toString(), List.of())
                    .forEach(each -> assertThat(TsvectorText.read(each.tsvector())).isNotEmpty());
        }
    }

    private static Map<String, String> lexemes(String text, List<Symbol> symbols) {
        List<SearchDocument> documents = CodeWords.documents(text, symbols);
        assertThat(documents).hasSize(1);
        return TsvectorText.read(documents.getFirst().tsvector());
    }

    private static Symbol symbol(String name, int line) {
        return symbol(SymbolKind.FUNCTION, name, line);
    }

    private static Symbol symbol(SymbolKind kind, String name, int line) {
        return new Symbol(
                kind,
                "",
                name,
                name,
                0,
                -1,
                new Span(line, 0, line, 1),
                line,
                "",
                "",
                List.of(),
                Symbol.Shape.NONE);
    }
}

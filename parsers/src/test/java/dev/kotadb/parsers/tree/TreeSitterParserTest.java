package dev.kotadb.parsers.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TreeSitterParserTest {
    private static final Parsers PARSERS = Parsers.open(ParserLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "jsx", "typescript", "tsx", "python", "go", "java"})
    void readsNothingOutOfAnEmptyFile(String language) {
        assertThat(PARSERS.parse(new SourceFile(language, ""))).isEqualTo(new ParseOutcome.Parsed(FileFacts.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "javascript, 'x = ', (, )", "typescript, 'x = ', (, )", "javascript, 'x = ', [, ]", "javascript, '', {, }",
        "jsx, 'x = ', <a>, </a>", "tsx, 'x = ', <a>, </a>", "python, 'x = ', (, )", "python, 'x = ', [, ]",
        "go, 'package p; var x = ', (, )", "go, 'package p; func f() ', {, }", "java, 'class A { int x = ', (, )"
    })
    void survivesTenThousandLevels(String language, String before, String open, String close) {
        String inside = open.equals("(") ? "1" : "";
        String text = before + open.repeat(10_000) + inside + close.repeat(10_000);
        assertThat(PARSERS.parse(new SourceFile(language, text)))
                .isInstanceOfAny(ParseOutcome.Parsed.class, ParseOutcome.Partial.class);
    }

    @Test
    void readsNoSymbolOutOfWhatTheParserCouldMakeNothingOf() {
        String text = "x = [\nfunction lost() {}\n class Gone { m() { used() } }\n";
        ParseOutcome outcome = PARSERS.parse(new SourceFile("typescript", text));
        assertThat(outcome).isInstanceOfSatisfying(ParseOutcome.Partial.class, partial -> {
            assertThat(partial.facts().declarations().symbols()).isEmpty();
            assertThat(partial.facts().uses()).isEmpty();
        });
    }

    @Test
    void followsAChainOfTenThousandCalls() {
        FileFacts facts = parsed("javascript", "a" + ".b()".repeat(10_000));
        assertThat(facts.uses()).hasSize(10_001);
        assertThat(facts.uses().getLast().receiver()).isEqualTo(new Value.OfUse(9_999));
    }

    @Test
    void readsTwoHundredThousandLines() {
        FileFacts facts = parsed("typescript", "let a = 1;\n".repeat(200_000));
        assertThat(facts.declarations().symbols()).hasSize(200_000);
        Symbol last = facts.declarations().symbols().getLast();
        assertThat(last.ordinal()).isEqualTo(199_999);
        assertThat(last.nameLine()).isEqualTo(200_000);
    }

    @Test
    void skipsWhatIsOverTheLimitAndNamesTheLimit() {
        String line = "a".repeat(10 * 1024 * 1024);
        assertThat(PARSERS.parse(new SourceFile("javascript", line))).isEqualTo(new ParseOutcome.Skipped(
                "text of 10485760 UTF-16 units is over the limit of 4194304 (maxSymbolBytes)"));
    }

    @Test
    void keepsWhatStandsAroundASyntaxError() {
        String text = """
                export function before() {}
                const = ;
                export class After { run() { before() } }
                """;
        ParseOutcome outcome = PARSERS.parse(new SourceFile("typescript", text));
        assertThat(outcome).isInstanceOf(ParseOutcome.Partial.class);
        ParseOutcome.Partial partial = (ParseOutcome.Partial) outcome;
        assertThat(partial.reason()).isEqualTo("syntax error in line 2");
        assertThat(names(partial.facts())).contains("before", "After", "After#run");
        assertThat(partial.facts().uses()).extracting(Use::name).contains("before");
    }

    @Test
    void countsColumnsInUtf16UnitsBehindCharactersOutsideTheBasicPlane() {
        FileFacts facts = parsed("typescript", "const s = '\uD83D\uDE00\uD83D\uDE00'; go(); const \uD835\uDCB3 = 1");
        assertThat(facts.uses()).singleElement().satisfies(use -> assertThat(use.column()).isEqualTo(18));
        assertThat(names(facts)).containsExactly("s", "\uD835\uDCB3");
    }

    @Test
    void readsOnBehindALoneSurrogate() {
        FileFacts facts = parsed("python", "s = '\uD83D'\ndef f(): pass\n");
        assertThat(names(facts)).containsExactly("s", "f");
        assertThat(facts.declarations().symbols().getFirst().signature()).isEqualTo("s = '\uD83D'");
    }

    @ParameterizedTest
    @ValueSource(ints = {16_383, 16_384, 16_385, 32_767, 32_768})
    void readsNamesThatLieAcrossThePiecesHandedOver(int before) {
        String text = "/*" + "x".repeat(before - 12) + "*/ const \uD835\uDCB3\uD835\uDCB3 = 1; go()";
        FileFacts facts = parsed("javascript", text);
        assertThat(names(facts)).containsExactly("\uD835\uDCB3\uD835\uDCB3");
        assertThat(facts.uses()).singleElement()
                .satisfies(use -> assertThat(use.column()).isEqualTo(text.indexOf("go()")));
    }

    @Test
    void countsLinesAlikeWithEitherLineEnd() {
        String text = "class A:\n    def f(self):\n        return g()\n";
        FileFacts windows = parsed("python", text.replace("\n", "\r\n"));
        assertThat(windows.uses()).isEqualTo(parsed("python", text).uses());
        assertThat(windows.declarations().symbols().getLast().span())
                .isEqualTo(parsed("python", text).declarations().symbols().getLast().span());
    }

    @Test
    void failsWithAReasonWhenTheTimeIsOver() {
        ParserLimits hurried = new ParserLimits(64 * 1024 * 1024, Duration.ofMillis(1), 1000);
        SourceFile large = new SourceFile("typescript", "f(a, b);\n".repeat(100_000));
        assertThat(Parsers.open(hurried).parse(large))
                .isEqualTo(new ParseOutcome.Failed("not parsed within the time limit of 1 ms"));
        assertThat(PARSERS.parse(new SourceFile("typescript", "f()"))).isInstanceOf(ParseOutcome.Parsed.class);
    }

    @Test
    void readsTheSameFromEightThreadsAtOnce() throws Exception {
        String text = IntStream.range(0, 300)
                .mapToObj(i -> "class C" + i + "(C" + (i + 1) + "):\n    def m(self, x):\n        return self.m(x).y\n")
                .collect(Collectors.joining());
        FileFacts alone = parsed("python", text);
        Callable<FileFacts> task = () -> parsed("python", text);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<FileFacts> result : threads.invokeAll(java.util.Collections.nCopies(32, task))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    private static FileFacts parsed(String language, String text) {
        ParseOutcome outcome = PARSERS.parse(new SourceFile(language, text));
        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        return ((ParseOutcome.Parsed) outcome).facts();
    }

    private static List<String> names(FileFacts facts) {
        return facts.declarations().symbols().stream().map(Symbol::qualifiedName).toList();
    }
}

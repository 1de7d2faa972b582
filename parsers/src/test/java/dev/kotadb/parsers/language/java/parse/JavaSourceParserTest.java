package dev.kotadb.parsers.language.java.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JavaSourceParserTest {
    private static final Duration AMPLE = Duration.ofMinutes(2);

    private static JavaSourceParser parser;

    @BeforeAll
    static void open() {
        parser = new JavaSourceParser(new ParserLimits(4 * 1024 * 1024, AMPLE, 1000));
    }

    @AfterAll
    static void close() {
        parser.close();
    }

    @Test
    void readsAnEmptyFile() {
        assertThat(parse("")).isEqualTo(new ParseOutcome.Parsed(FileFacts.NONE));
        assertThat(parse("\n \t// nothing\n")).isEqualTo(new ParseOutcome.Parsed(FileFacts.NONE));
    }

    @Test
    void refusesTenThousandNestedParentheses() {
        String text = inMethod("int x = " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + ";");
        assertThat(parse(text))
                .isEqualTo(new ParseOutcome.Failed("brackets nest 10002 deep, over the limit of 1000 (maxNesting)"));
    }

    @Test
    void refusesTenThousandNestedBlocks() {
        assertThat(parse(inMethod("{".repeat(10_000) + "}".repeat(10_000))))
                .isEqualTo(new ParseOutcome.Failed("brackets nest 10002 deep, over the limit of 1000 (maxNesting)"));
    }

    @Test
    void readsBracketsJustBelowTheLimit() {
        assertThat(symbols(inMethod("int x = " + "(".repeat(990) + "1" + ")".repeat(990) + ";"))).hasSize(3);
        assertThat(symbols(inMethod("{".repeat(990) + "}".repeat(990)))).hasSize(3);
    }

    @Test
    void refusesBodiesWithinArgumentsThatWouldTakeExponentialTime() {
        assertThat(parse(inMethod("f(" + "x -> { f(".repeat(30) + "1" + "); }".repeat(30) + ");")))
                .isEqualTo(new ParseOutcome.Failed("bodies within arguments nest 30 deep, over the limit of 12"));
        assertThat(symbols(inMethod("f(" + "x -> { f(".repeat(8) + "1" + "); }".repeat(8) + ");"))).hasSize(3);
    }

    @Test
    void bracketsInStringsAndCommentsDoNotNest() {
        String brackets = "(".repeat(2_000);
        String text = inMethod("/* " + brackets + " */ String s = \"" + brackets + "\"; // " + brackets + "\n char c = '(';"
                + " s = \"\"\"\n " + brackets + " \\\"\"\" \"\"\";");
        assertThat(symbols(text)).extracting(Symbol::name).containsExactly("A", "f", "g");
    }

    @Test
    void readsAConcatenationOfTenThousandTerms() {
        List<Use> uses = uses(inMethod("String s = " + "\"a\" + x + ".repeat(5_000) + "1; s.trim();"));
        assertThat(uses).hasSize(5_000 + 3).extracting(Use::name).containsOnly("String", "x", "trim", "h");
    }

    @Test
    void readsChainsOfTenThousandCallsBranchesAndChoices() {
        assertThat(uses(inMethod("a" + ".b()".repeat(10_000) + ";"))).hasSize(10_002);
        assertThat(uses(inMethod("if (a) b(); else ".repeat(10_000) + "c();"))).hasSize(20_002);
        assertThat(uses(inMethod("int x = " + "a ? b : ".repeat(10_000) + "1;"))).hasSize(20_001);
    }

    @Test
    void keepsTheRestOfAFileWithASyntaxErrorInAMethod() {
        ParseOutcome outcome = parse("class A {\n  void f() {\n    int = ;\n  }\n  void g() { h(); }\n}\n");
        assertThat(outcome).isInstanceOfSatisfying(ParseOutcome.Partial.class, partial -> {
            assertThat(partial.reason()).startsWith("line 3: Parse error. Found \"int\"");
            assertThat(partial.facts().declarations().symbols())
                    .extracting(Symbol::qualifiedName)
                    .containsExactly("A", "A#f()", "A#g()");
            assertThat(partial.facts().uses()).extracting(Use::name).containsExactly("h");
        });
    }

    @Test
    void failsWithLineAndReasonWhereTheFileIsNoJava() {
        assertThat(parse("package a;\nclass {")).isInstanceOfSatisfying(ParseOutcome.Failed.class, failed ->
                assertThat(failed.reason()).startsWith("line 2: Parse error. Found \"{\""));
    }

    @Test
    void countsLinesAndColumnsTheSameWithAnyLineEnd() {
        String text = "class A {\n  void f() {\n\n    g();\n  }\n}\n";
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(uses(text.replace("\n", end)))
                    .extracting(Use::name, Use::line, Use::column)
                    .containsExactly(tuple("g", 4, 4));
            assertThat(symbols(text.replace("\n", end)).get(1).span().lineEnd()).isEqualTo(5);
        }
    }

    @Test
    void countsColumnsInUtf16Units() {
        assertThat(uses("class A { String s = \"\uD83D\uDE00\".concat(x); }"))
                .extracting(Use::name, Use::column)
                .containsExactly(tuple("String", 10), tuple("concat", 26), tuple("x", 33));
    }

    @Test
    void readsNamesBeyondTheBasicPlaneAndInUnicodeEscapes() {
        assertThat(symbols("class A { int \uD835\uDCB3 = 1, caf\\u00e9 = 2; \\u0069nt z; }"))
                .extracting(Symbol::name)
                .containsExactly("A", "\uD835\uDCB3", "caf\u00e9", "z");
        assertThat(uses("class A { int x = caf\\uu00e9 + b; }"))
                .extracting(Use::name, Use::column)
                .containsExactly(tuple("caf\u00e9", 18), tuple("b", 31));
    }

    @Test
    void readsTwoHundredThousandLines() {
        List<Symbol> symbols = symbols("class A {\n" + "int x;\n".repeat(200_000) + "}\n");
        assertThat(symbols).hasSize(200_001);
        assertThat(symbols.getLast().nameLine()).isEqualTo(200_001);
        assertThat(symbols.getLast().ordinal()).isEqualTo(199_999);
    }

    @Test
    void skipsALineOfTenMegabytes() {
        try (Parsers parsers = Parsers.open(ParserLimits.DEFAULT)) {
            assertThat(parsers.parse(new SourceFile("java", "/*" + "x".repeat(10_000_000) + "*/class A {}")))
                    .isEqualTo(new ParseOutcome.Skipped(
                            "text of 10000014 UTF-16 units is over the limit of 4194304 (maxSymbolBytes)"));
        }
    }

    @Test
    void refusesATreeThatWouldNotFitInMemory() {
        assertThat(parse(inMethod("s = " + "a+".repeat(1_000_000) + "1;")))
                .isInstanceOfSatisfying(ParseOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .endsWith("characters without comments and blanks is over the Java parser's limit of 1572864"));
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        try (JavaSourceParser hasty = new JavaSourceParser(new ParserLimits(4_000_000, Duration.ofNanos(1), 1000))) {
            assertThat(hasty.parse(new SourceFile("java", "class A {" + "int x;".repeat(10_000) + "}")))
                    .isEqualTo(new ParseOutcome.Failed("over the time limit of 0 ms (timeLimit)"));
        }
    }

    @Test
    void readsTheSameOnSeveralThreads() throws Exception {
        String text = inMethod("a.b(x -> x.c());");
        FileFacts alone = facts(text);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<FileFacts>> tasks =
                    IntStream.range(0, 64).<Callable<FileFacts>>mapToObj(_ -> () -> facts(text)).toList();
            for (Future<FileFacts> future : threads.invokeAll(tasks)) {
                assertThat(future.get()).isEqualTo(alone);
            }
        }
    }

    private static String inMethod(String body) {
        return "class A { void f() { " + body + " } void g() { h(); } }";
    }

    private static ParseOutcome parse(String text) {
        return parser.parse(new SourceFile("java", text));
    }

    private static FileFacts facts(String text) {
        return switch (parse(text)) {
            case ParseOutcome.Parsed(FileFacts facts) -> facts;
            case ParseOutcome other -> throw new AssertionError(other);
        };
    }

    private static List<Symbol> symbols(String text) {
        return facts(text).declarations().symbols();
    }

    private static List<Use> uses(String text) {
        return facts(text).uses();
    }
}

package dev.kotadb.parsers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Span;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FallbackParserTest {
    private static final SourceFile FILE = new SourceFile("java", "class A {");

    @Test
    void keepsWhatThePreciseParserReadWhole() {
        assertThat(both(new ParseOutcome.Parsed(withSymbols(1)), new ParseOutcome.Parsed(withSymbols(9))))
                .isEqualTo(new ParseOutcome.Parsed(withSymbols(1)));
    }

    @Test
    void isPartialWithThePreciseParsersReasonWhereTheTolerantOneReadsOn() {
        assertThat(both(new ParseOutcome.Failed("too deep"), new ParseOutcome.Parsed(withSymbols(2))))
                .isEqualTo(new ParseOutcome.Partial(withSymbols(2), "too deep"));
    }

    @Test
    void keepsThePartialReadingWithMoreDeclarations() {
        assertThat(both(
                        new ParseOutcome.Partial(withSymbols(3), "line 1"),
                        new ParseOutcome.Partial(withSymbols(2), "other")))
                .isEqualTo(new ParseOutcome.Partial(withSymbols(3), "line 1"));
        assertThat(both(
                        new ParseOutcome.Partial(withSymbols(1), "line 1"),
                        new ParseOutcome.Partial(withSymbols(2), "other")))
                .isEqualTo(new ParseOutcome.Partial(withSymbols(2), "line 1"));
    }

    @Test
    void failsWithBothReasonsWhereNeitherCanRead() {
        assertThat(both(new ParseOutcome.Failed("too deep"), new ParseOutcome.Failed("too long")))
                .isEqualTo(new ParseOutcome.Failed("too deep; too long"));
    }

    private static ParseOutcome both(ParseOutcome precise, ParseOutcome tolerant) {
        return new FallbackParser(_ -> precise, _ -> tolerant).parse(FILE);
    }

    private static FileFacts withSymbols(int count) {
        Symbol symbol = new Symbol(
                SymbolKind.CLASS, "", "A", "A", 0, -1, new Span(1, 0, 1, 9), 1, "", "", List.of(), Symbol.Shape.NONE);
        return new FileFacts(
                new Declarations("", List.of(), List.of(), Collections.nCopies(count, symbol), Map.of()), List.of());
    }
}

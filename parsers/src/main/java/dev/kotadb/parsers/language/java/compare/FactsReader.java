package dev.kotadb.parsers.language.java.compare;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import java.util.List;
import java.util.Set;

/** A parser of this project, by the symbols that the index would hold. */
public final class FactsReader implements JavaReader {
    private static final Set<String> KINDS = Set.of("class", "interface", "enum", "record", "annotation", "method",
            "constructor", "field", "enum_constant", "record_component");

    private final SourceParser parser;

    public FactsReader(SourceParser parser) {
        this.parser = parser;
    }

    @Override
    public Reading read(String text) {
        return switch (parser.parse(new SourceFile("java", text))) {
            case ParseOutcome.Parsed(FileFacts facts) -> new Reading.Read(declarations(facts));
            case ParseOutcome.Partial(FileFacts _, String reason) -> new Reading.Rejected(reason);
            case ParseOutcome.Skipped(String reason) -> new Reading.Rejected(reason);
            case ParseOutcome.Failed(String reason) -> new Reading.Rejected(reason);
        };
    }

    private static List<Declaration> declarations(FileFacts facts) {
        return facts.declarations().symbols().stream()
                .map(symbol -> new Declaration(kind(symbol), symbol.name(), symbol.nameLine()))
                .filter(declaration -> KINDS.contains(declaration.kind()))
                .toList();
    }

    private static String kind(Symbol symbol) {
        return symbol.detail().isEmpty() ? symbol.kind().sqlName() : symbol.detail();
    }

    @Override
    public void close() {
        parser.close();
    }
}

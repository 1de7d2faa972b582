package dev.kotadb.jobs.index.steps;

import dev.kotadb.parsers.facts.FactsCodec;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.staging.FileOutcome;
import org.jspecify.annotations.Nullable;

/** Parses texts to facts and their rows; never throws. Safe for use by several threads. */
final class FileParser {
    private final SourceParser parser;

    FileParser(SourceParser parser) {
        this.parser = parser;
    }

    /** The facts of a text, and the row that keeps them. */
    record ParsedFacts(FactsRow row, FileFacts facts) {}

    ParsedFacts parse(ContentKey key, String text, long sizeBytes) {
        return switch (outcome(key.language(), text)) {
            case ParseOutcome.Parsed parsed -> facts(key, sizeBytes, FileOutcome.INDEXED, null, parsed.facts());
            case ParseOutcome.Partial partial ->
                    facts(key, sizeBytes, FileOutcome.PARTIAL, partial.reason(), partial.facts());
            case ParseOutcome.Skipped skipped ->
                    facts(key, sizeBytes, FileOutcome.SKIPPED, skipped.reason(), FileFacts.NONE);
            case ParseOutcome.Failed failed ->
                    facts(key, sizeBytes, FileOutcome.FAILED, failed.reason(), FileFacts.NONE);
        };
    }

    private ParseOutcome outcome(String language, String text) {
        try {
            return parser.parse(new SourceFile(language, text));
        } catch (RuntimeException | StackOverflowError e) {
            // A parser must not throw; if one does, the file is lost and not the run.
            return new ParseOutcome.Failed("the parser broke: " + e);
        }
    }

    static ParsedFacts facts(
            ContentKey key, long sizeBytes, FileOutcome outcome, @Nullable String reason, FileFacts facts) {
        return new ParsedFacts(
                new FactsRow(key, outcome, reason, FactsCodec.encodeDeclarations(facts.declarations()),
                        FactsCodec.encodeUses(facts.uses()), sizeBytes),
                facts);
    }
}

package dev.kotadb.parsers.source;

import dev.kotadb.parsers.facts.FileFacts;

/** What became of one file: a bad file is a value, never an exception. */
public sealed interface ParseOutcome {
    /** The whole file was understood; also the outcome, with empty facts, of a language without a parser. */
    record Parsed(FileFacts facts) implements ParseOutcome {}

    /** A part was not read because of syntax errors or a limit. The facts hold the rest. */
    record Partial(FileFacts facts, String reason) implements ParseOutcome {}

    /** No symbols were read, by decision: the file is too large, for example. */
    record Skipped(String reason) implements ParseOutcome {}

    /** The file should have been read and was not: the time was over, or the parser failed. */
    record Failed(String reason) implements ParseOutcome {}
}

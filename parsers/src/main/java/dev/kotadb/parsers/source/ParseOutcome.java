package dev.kotadb.parsers.source;

import dev.kotadb.parsers.facts.FileFacts;

/** What became of one file: a bad file is a value, never an exception. */
public sealed interface ParseOutcome {
    /** The whole file was understood; also the outcome, with empty facts, of a language without a parser. */
    record Parsed(FileFacts facts) implements ParseOutcome {}

    /** Syntax errors or a limit kept a part from being read; the facts hold what could be read. */
    record Partial(FileFacts facts, String reason) implements ParseOutcome {}

    /** Nothing was read of its symbols, on purpose: too large, generated beyond sense, and the like. */
    record Skipped(String reason) implements ParseOutcome {}

    /** Nothing could be read although it should have been: the time ran out, the parser broke. */
    record Failed(String reason) implements ParseOutcome {}
}

package dev.kotadb.parsers.source;

import dev.kotadb.parsers.facts.FileFacts;

/** Reads the files that a precise parser rejects with a tolerant one, and keeps the result with more declarations. */
public record FallbackParser(SourceParser precise, SourceParser tolerant) implements SourceParser {
    @Override
    public ParseOutcome parse(SourceFile file) {
        ParseOutcome outcome = precise.parse(file);
        return switch (outcome) {
            case ParseOutcome.Parsed _, ParseOutcome.Skipped _ -> outcome;
            case ParseOutcome.Partial(FileFacts facts, String reason) -> orTolerant(file, facts, reason);
            case ParseOutcome.Failed(String reason) -> orTolerant(file, FileFacts.NONE, reason);
        };
    }

    @Override
    public void close() {
        precise.close();
        tolerant.close();
    }

    private ParseOutcome orTolerant(SourceFile file, FileFacts precise, String reason) {
        return switch (tolerant.parse(file)) {
            case ParseOutcome.Parsed(FileFacts facts) -> fuller(precise, facts, reason);
            case ParseOutcome.Partial(FileFacts facts, String _) -> fuller(precise, facts, reason);
            case ParseOutcome.Skipped(String other) -> without(precise, reason, other);
            case ParseOutcome.Failed(String other) -> without(precise, reason, other);
        };
    }

    /** If both have as many declarations, the precise one knows more about each. */
    private static ParseOutcome fuller(FileFacts precise, FileFacts tolerant, String reason) {
        int declared = tolerant.declarations().symbols().size();
        boolean keep = precise != FileFacts.NONE && precise.declarations().symbols().size() >= declared;
        return new ParseOutcome.Partial(keep ? precise : tolerant, reason);
    }

    private static ParseOutcome without(FileFacts precise, String reason, String other) {
        return precise == FileFacts.NONE
                ? new ParseOutcome.Failed(reason + "; " + other)
                : new ParseOutcome.Partial(precise, reason);
    }
}

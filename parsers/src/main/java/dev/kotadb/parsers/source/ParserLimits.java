package dev.kotadb.parsers.source;

import java.time.Duration;

/**
 * Limits on the time, stack and memory that one file may cost.
 *
 * @param maxSymbolBytes longest text, in UTF-16 units, that is read for symbols; a longer one is skipped
 * @param timeLimit how long one file may take in one parser
 * @param maxNesting how deep brackets may nest before a parser that works by recursion is not tried
 */
public record ParserLimits(int maxSymbolBytes, Duration timeLimit, int maxNesting) {
    /**
     * Far above what hand-written sources need. The Java parser was tried with 10,000 nested parentheses and blocks
     * (under a second); 1,000 nested casts already take 4 s.
     */
    public static final ParserLimits DEFAULT = new ParserLimits(4 * 1024 * 1024, Duration.ofSeconds(20), 1000);

    public ParserLimits {
        if (maxSymbolBytes < 0 || maxNesting < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("limits must be positive: " + maxSymbolBytes + " UTF-16 units, "
                    + timeLimit + ", nesting " + maxNesting);
        }
    }
}

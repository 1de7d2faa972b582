package dev.kotadb.parsers;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import java.util.HashMap;
import java.util.Map;

/**
 * All parsers: reads a file in its language, within the limits. Safe for use by several
 * threads; close it when the last file is parsed.
 */
public final class Parsers implements SourceParser {
    private final ParserLimits limits;
    private final Map<String, SourceParser> parsers = new HashMap<>();

    private Parsers(ParserLimits limits) {
        this.limits = limits;
        Languages.byId().forEach((id, language) -> parsers.put(id, language.parser().open(limits)));
    }

    public static Parsers open(ParserLimits limits) {
        return new Parsers(limits);
    }

    /** A file of a language without a parser has no facts; this is not an error. */
    @Override
    public ParseOutcome parse(SourceFile file) {
        SourceParser parser = parsers.get(file.language());
        if (parser == null) {
            return new ParseOutcome.Parsed(FileFacts.NONE);
        }
        int length = file.text().length();
        if (length > limits.maxSymbolBytes()) {
            return new ParseOutcome.Skipped("text of " + length + " UTF-16 units is over the limit of "
                    + limits.maxSymbolBytes() + " (maxSymbolBytes)");
        }
        return parser.parse(file);
    }

    @Override
    public void close() {
        parsers.values().forEach(SourceParser::close);
    }
}

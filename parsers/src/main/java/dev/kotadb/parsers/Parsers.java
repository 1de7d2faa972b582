package dev.kotadb.parsers;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.java.JavaSourceParser;
import dev.kotadb.parsers.settings.SettingsParser;
import dev.kotadb.parsers.treesitter.TreeSitterParser;
import java.util.HashMap;
import java.util.Map;

/**
 * All parsers behind one door: reads a file in the language it says it is, within the limits. Safe for use by several
 * threads; close it when the last file is parsed.
 */
public final class Parsers implements SourceParser, AutoCloseable {
    /**
     * Facts kept from another version are not used again, so everything is parsed anew. Raise it with whatever changes
     * the facts of some file, and say why:
     *
     * <ul>
     *   <li>1: the first
     * </ul>
     */
    public static final int VERSION = 1;

    private final ParserLimits limits;
    private final Map<String, SourceParser> parsers;
    private final JavaSourceParser java;

    private Parsers(ParserLimits limits) {
        this.limits = limits;
        this.java = new JavaSourceParser(limits);
        this.parsers = new HashMap<>();
        TreeSitterParser trees = new TreeSitterParser(limits);
        TreeSitterParser.languages().forEach(language -> parsers.put(language, trees));
        parsers.merge("java", java, (tolerant, precise) -> new FallbackParser(precise, tolerant));
        SourceParser settings = new SettingsParser();
        SettingsParser.LANGUAGES.forEach(language -> parsers.put(language, settings));
    }

    public static Parsers open(ParserLimits limits) {
        return new Parsers(limits);
    }

    /** As {@link #VERSION}, read when called and not when the caller was compiled. */
    public static int version() {
        return VERSION;
    }

    /** A language that no parser knows gives no facts, which is no fault of the file. */
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
        java.close();
    }
}

package dev.kotadb.parsers.treesitter;

import dev.kotadb.parsers.ParseOutcome;
import dev.kotadb.parsers.ParserLimits;
import dev.kotadb.parsers.SourceFile;
import dev.kotadb.parsers.SourceParser;
import dev.kotadb.parsers.facts.FileFacts;
import io.github.treesitter.jtreesitter.InputEncoding;
import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the languages of {@link #languages()} by tree-sitter. Safe for use by several threads; a grammar is loaded when
 * its first file comes and stays loaded.
 */
public final class TreeSitterParser implements SourceParser {
    /** The text is handed over in pieces of this many UTF-16 units. */
    private static final int PIECE = 16 * 1024;

    private static final Map<String, LanguageSpec> SPECS =
            LanguageSpec.ALL.stream().collect(Collectors.toUnmodifiableMap(LanguageSpec::id, Function.identity()));
    private static final Map<String, Loaded> LOADED = new ConcurrentHashMap<>();

    private final ParserLimits limits;

    private record Loaded(Grammar grammar, Query query, Syntax syntax) {}

    public TreeSitterParser(ParserLimits limits) {
        this.limits = limits;
    }

    /** Ids of the languages that are understood, {@code java} among them in a tolerant and simpler form. */
    public static Set<String> languages() {
        return SPECS.keySet();
    }

    @Override
    public ParseOutcome parse(SourceFile file) {
        LanguageSpec spec = SPECS.get(file.language());
        if (spec == null) {
            return new ParseOutcome.Parsed(FileFacts.NONE);
        }
        int length = file.text().length();
        if (length > limits.maxSymbolBytes()) {
            return new ParseOutcome.Skipped("text of " + length + " UTF-16 units is over the limit of "
                    + limits.maxSymbolBytes() + " (maxSymbolBytes)");
        }
        Loaded language = LOADED.computeIfAbsent(spec.id(), _ -> load(spec));
        SyntaxTree tree = tree(file.text(), language.grammar(), new TimeLimit(limits.timeLimit())::isOver);
        if (tree == null) {
            return new ParseOutcome.Failed("not parsed within the time limit of " + limits.timeLimit().toMillis() + " ms");
        }
        FileDraft draft = new FileDraft(Matches.of(tree, language.query()));
        new DeclarationWalk(draft, language.syntax()).over(tree);
        new UseWalk(draft, language.syntax()).over(tree);
        FileFacts facts = draft.build();
        return tree.errors() == 0 ? new ParseOutcome.Parsed(facts) : new ParseOutcome.Partial(facts, errors(tree, draft));
    }

    private static Loaded load(LanguageSpec spec) {
        Grammar grammar = Grammar.load(spec.library());
        return new Loaded(grammar, Query.load(spec.queries(), grammar), spec.syntax());
    }

    private static String errors(SyntaxTree tree, FileDraft draft) {
        int line = draft.lines.line(tree.firstError());
        return tree.errors() == 1
                ? "syntax error in line " + line
                : tree.errors() + " syntax errors, the first in line " + line;
    }

    private static @Nullable SyntaxTree tree(String text, Grammar grammar, BooleanSupplier outOfTime) {
        try (Parser parser = new Parser(grammar.language())) {
            Optional<Tree> parsed = parser.parse(
                    (offset, _) -> piece(text, offset >>> 1),
                    InputEncoding.UTF_16LE,
                    new Parser.Options(_ -> outOfTime.getAsBoolean()));
            if (parsed.isEmpty()) {
                return null;
            }
            try (Tree tree = parsed.get()) {
                return SyntaxTree.copy(tree, text, grammar, outOfTime);
            }
        }
    }

    /** Never ends within a surrogate pair; null at the end. */
    private static @Nullable String piece(String text, int from) {
        if (from >= text.length()) {
            return null;
        }
        int end = Math.min(from + PIECE, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) && end - 1 > from) {
            end--;
        }
        return text.substring(from, end);
    }
}

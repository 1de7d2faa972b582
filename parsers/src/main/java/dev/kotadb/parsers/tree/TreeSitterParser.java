package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import io.github.treesitter.jtreesitter.InputEncoding;
import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one language by tree-sitter. Safe for use by several threads; the grammar is loaded with the first file and stays
 * loaded.
 */
public final class TreeSitterParser implements SourceParser {
    /** The text is handed over in pieces of this many UTF-16 units. */
    private static final int PIECE = 16 * 1024;

    private static final Map<LanguageSpec, Loaded> LOADED = new ConcurrentHashMap<>();

    private final LanguageSpec spec;
    private final ParserLimits limits;

    private record Loaded(Grammar grammar, Query query) {}

    public TreeSitterParser(LanguageSpec spec, ParserLimits limits) {
        this.spec = spec;
        this.limits = limits;
    }

    @Override
    public ParseOutcome parse(SourceFile file) {
        Loaded language = LOADED.computeIfAbsent(spec, TreeSitterParser::load);
        SyntaxTree tree = tree(file.text(), language.grammar(), new TimeLimit(limits.timeLimit())::isOver);
        if (tree == null) {
            return new ParseOutcome.Failed("not parsed within the time limit of " + limits.timeLimit().toMillis() + " ms");
        }
        FileDraft draft = new FileDraft(Matches.of(tree, language.query()));
        new DeclarationWalk(draft, spec.syntax()).over(tree);
        new UseWalk(draft, spec.syntax()).over(tree);
        FileFacts facts = draft.build();
        return tree.errors() == 0 ? new ParseOutcome.Parsed(facts) : new ParseOutcome.Partial(facts, errors(tree, draft));
    }

    private static Loaded load(LanguageSpec spec) {
        Grammar grammar = Grammar.load(spec.library());
        return new Loaded(grammar, Query.load(spec, grammar));
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

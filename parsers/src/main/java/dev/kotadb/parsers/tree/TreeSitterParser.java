package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.parsers.tree.parsed.Grammar;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.parsed.TimeLimit;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Query;
import io.github.treesitter.jtreesitter.InputEncoding;
import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.Tree;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads files of one language by tree-sitter. Safe for use by several threads. */
final class TreeSitterParser implements SourceParser {
    /** The text is handed over in pieces of this many UTF-16 units. */
    private static final int PIECE = 16 * 1024;

    private final Supplier<Query> query;
    private final Syntax syntax;
    private final ParserLimits limits;

    /** The query is asked for with each file. */
    TreeSitterParser(Supplier<Query> query, Syntax syntax, ParserLimits limits) {
        this.query = query;
        this.syntax = syntax;
        this.limits = limits;
    }

    @Override
    public ParseOutcome parse(SourceFile file) {
        Query patterns = query.get();
        SyntaxTree tree = tree(file.text(), syntax.readable(file.text()), patterns.grammar(), new TimeLimit(limits.timeLimit())::isOver);
        if (tree == null) {
            return new ParseOutcome.Failed("not parsed within the time limit of " + limits.timeLimit().toMillis() + " ms");
        }
        FileDraft draft = new FileDraft(Matches.of(tree, patterns));
        new DeclarationWalk(draft, syntax).over(tree);
        new UseWalk(draft, syntax).over(tree);
        FileFacts facts = draft.build();
        return tree.errors() == 0 ? new ParseOutcome.Parsed(facts) : new ParseOutcome.Partial(facts, errors(tree, draft));
    }

    private static String errors(SyntaxTree tree, FileDraft draft) {
        int line = draft.lines.line(tree.firstError());
        return tree.errors() == 1
                ? "syntax error in line " + line
                : tree.errors() + " syntax errors, the first in line " + line;
    }

    static @Nullable SyntaxTree tree(String text, String readable, Grammar grammar, BooleanSupplier outOfTime) {
        try (Parser parser = new Parser(grammar.language())) {
            Optional<Tree> parsed = parser.parse(
                    (offset, _) -> piece(readable, offset >>> 1),
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

package dev.kotadb.parsers.tree.query;

import dev.kotadb.parsers.tree.parsed.Grammar;

import java.util.Arrays;
import java.util.List;

/**
 * The patterns of a language's query files.
 *
 * <p>They are matched by {@link Matches} and not by tree-sitter's own engine, which takes as long as parsing does even for
 * a small query. Copying the tree and matching the copy takes a third of that.
 */
public final class Query {
    private static final short[] NONE = {};

    private final List<Pattern> patterns;
    private final Grammar grammar;
    private final short[][] byKind;

    public Query(List<Pattern> patterns, Grammar grammar) {
        this.patterns = List.copyOf(patterns);
        this.grammar = grammar;
        this.byKind = new short[grammar.kinds()][];
        Arrays.fill(byKind, NONE);
        for (short index = 0; index < patterns.size(); index++) {
            short value = index;
            patterns.get(index).node().kinds().stream().forEach(kind -> {
                byKind[kind] = Arrays.copyOf(byKind[kind], byKind[kind].length + 1);
                byKind[kind][byKind[kind].length - 1] = value;
            });
        }
    }

    /** The grammar whose trees it matches. */
    public Grammar grammar() {
        return grammar;
    }

    /** Patterns that may fit a node of this kind, in the order of the query. */
    short[] candidates(short kind) {
        return kind < 0 ? NONE : byKind[kind];
    }

    Pattern pattern(int index) {
        return patterns.get(index);
    }
}

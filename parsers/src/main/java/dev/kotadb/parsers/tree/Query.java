package dev.kotadb.parsers.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The patterns of a language's query files.
 *
 * <p>They are matched by {@link Matches} and not by tree-sitter's own engine: over the core library that ships, that
 * takes as long as parsing does even for a small query, while a copy of the tree and a match over it take a third.
 */
final class Query {
    private static final short[] NONE = {};

    private final List<Pattern> patterns;
    private final short[][] byKind;

    private Query(List<Pattern> patterns, Grammar grammar) {
        this.patterns = List.copyOf(patterns);
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

    /** Reads a language's query files, one after the other. */
    static Query load(LanguageSpec spec, Grammar grammar) {
        List<Pattern> patterns = new ArrayList<>();
        for (String name : spec.queries()) {
            patterns.addAll(QueryReader.read(name + ".scm", spec.query(name), grammar));
        }
        return new Query(patterns, grammar);
    }

    /** Patterns that may fit a node of this kind, in the order of the query. */
    short[] candidates(short kind) {
        return kind < 0 ? NONE : byKind[kind];
    }

    Pattern pattern(int index) {
        return patterns.get(index);
    }
}

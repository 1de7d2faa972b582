package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.source.NodeKinds;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.tree.parsed.Grammar;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.parsed.TimeLimit;
import java.util.Set;
import java.util.TreeSet;

/** The named kinds of a tree-sitter grammar that are visible in trees. */
record TreeSitterNodeKinds(String grammar, Grammar kinds, Syntax syntax) implements NodeKinds {
    @Override
    public Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (short kind = 0; kind < kinds.kinds(); kind++) {
            // The last kind of all, that of the parser's errors, is not among them.
            if (kinds.isNamed(kind) && kinds.language().isVisible(kind)) {
                all.add(kinds.kindName(kind));
            }
        }
        return all;
    }

    @Override
    public Set<String> in(String text) {
        TimeLimit limit = new TimeLimit(ParserLimits.DEFAULT.timeLimit());
        SyntaxTree tree = TreeSitterParser.tree(text, syntax.readable(text), kinds, limit::isOver);
        Set<String> found = new TreeSet<>();
        for (int node = 0; tree != null && node < tree.size(); node++) {
            found.add(tree.kindName(node));
        }
        found.retainAll(all());
        return found;
    }
}

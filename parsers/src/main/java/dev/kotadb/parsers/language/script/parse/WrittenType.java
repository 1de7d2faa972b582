package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.SyntaxTree;

/** The text of a type, without the comments in it. */
final class WrittenType {
    private WrittenType() {}

    static String of(SyntaxTree tree, int type) {
        String text = tree.text(type);
        if (!text.contains("/*") && !text.contains("//")) {
            return tree.folded(type);
        }
        StringBuilder plain = new StringBuilder();
        int from = tree.start(type);
        for (int node = type + 1; node < tree.next(type); node++) {
            if (tree.isComment(node)) {
                plain.append(tree.text(), from, tree.start(node)).append(' ');
                from = tree.end(node);
            }
        }
        return plain.append(tree.text(), from, tree.end(type)).toString().strip().replaceAll("\\s+", " ");
    }
}

package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;

/** The text of a type: without the comments in it, and with the places of members of types without a name. */
final class WrittenType {
    private WrittenType() {}

    static String of(FileDraft file, int type) {
        SyntaxTree tree = file.tree();
        String text = tree.text(type);
        if (!text.contains("/*") && !text.contains("//") && !text.contains("{")) {
            return tree.folded(type);
        }
        StringBuilder plain = new StringBuilder();
        int from = tree.start(type);
        for (int node = type; node < tree.next(type); node++) {
            if (tree.isComment(node)) {
                plain.append(tree.text(), from, tree.start(node)).append(' ');
                from = tree.end(node);
            } else if (isMember(tree, node)) {
                plain.append(tree.text(), from, tree.start(node)).append(TypePlaces.mark(file.line(node), file.column(node)));
                from = tree.start(node);
            }
        }
        return plain.append(tree.text(), from, tree.end(type)).toString().strip().replaceAll("\\s+", " ");
    }

    private static boolean isMember(SyntaxTree tree, int node) {
        return (tree.is(node, "property_signature") || tree.is(node, "method_signature")) && tree.is(tree.parent(node), "object_type");
    }
}

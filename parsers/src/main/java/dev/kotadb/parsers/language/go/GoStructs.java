package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;

/** Which of the structs without a name one is, among those of the declaration around it. */
final class GoStructs {
    private GoStructs() {}

    static int ordinal(SyntaxTree tree, int struct) {
        int home = declaration(tree, struct);
        int ordinal = 0;
        for (int node = Math.max(home, 0); node < struct; node++) {
            if (isSymbol(tree, node) && declaration(tree, node) == home) {
                ordinal++;
            }
        }
        return ordinal;
    }

    /** Structs without fields, such as a channel's, are no symbols. */
    private static boolean isSymbol(SyntaxTree tree, int node) {
        if (!tree.is(node, "struct_type") || tree.is(tree.parent(node), "type_spec")) {
            return false;
        }
        int list = tree.nextSibling(tree.firstChild(node));
        for (int field = tree.firstChild(list); field >= 0; field = tree.nextSibling(field)) {
            if (tree.is(field, "field_declaration")) {
                return true;
            }
        }
        return false;
    }

    /** The node whose symbol encloses the struct, -1 at the top of the file. */
    private static int declaration(SyntaxTree tree, int struct) {
        int variable = -1;
        for (int up = tree.parent(struct); up >= 0; up = tree.parent(up)) {
            switch (tree.kindName(up)) {
                case "type_spec", "type_alias" -> {
                    return up;
                }
                case "field_declaration" -> {
                    if (tree.child(up, "name") >= 0) {
                        return up;
                    }
                }
                case "function_declaration", "method_declaration" -> {
                    return up;
                }
                case "var_spec", "const_spec" -> variable = up;
                default -> { }
            }
        }
        return variable;
    }
}

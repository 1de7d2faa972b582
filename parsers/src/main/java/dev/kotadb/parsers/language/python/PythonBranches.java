package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.SyntaxTree;

/** Tells which branches are there for the case that something fails or is old. */
final class PythonBranches {
    /** The modifier of what such a branch declares. */
    static final String FALLBACK = "fallback";

    private PythonBranches() {}

    /** Whether its scope declares it in an except clause, or in a branch for another version of Python. */
    static boolean isFallback(SyntaxTree tree, int declaration) {
        boolean fallback = false;
        int at = declaration;
        for (int up = tree.parent(at); up >= 0 && !tree.is(up, "module"); up = tree.parent(up)) {
            switch (tree.kindName(up)) {
                case "class_definition", "function_definition" -> {
                    return fallback;
                }
                case "except_clause" -> fallback = true;
                case "if_statement" -> fallback |= isNotTaken(tree, up, at);
                default -> { }
            }
            at = up;
        }
        return fallback;
    }

    /** Whether the common version of Python does not take the branch: an earlier condition holds, or its own one does not. */
    private static boolean isNotTaken(SyntaxTree tree, int statement, int branch) {
        for (int at = statement; at >= 0; at = tree.nextSibling(at == statement ? tree.firstChild(statement) : at)) {
            boolean own = at == branch || at == statement && tree.isField(branch, "consequence");
            if (at == statement || tree.is(at, "elif_clause")) {
                PythonConditions.Holds holds = PythonConditions.holds(tree, tree.child(at, "condition"));
                if (own || holds == PythonConditions.Holds.YES) {
                    return holds == (own ? PythonConditions.Holds.NO : PythonConditions.Holds.YES);
                }
            } else if (own) {
                return false;
            }
        }
        return false;
    }
}

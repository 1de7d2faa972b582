package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.language.python.PythonConditions.Holds;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;

/** Tells which branches are there for the case that something fails or is old. */
final class PythonBranches {
    /** The modifier of what such a branch declares. */
    static final String FALLBACK = "fallback";

    /** Statements that tell versions apart have few branches; others may have thousands. */
    private static final int MOST_CLAUSES = 16;

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

    /** Whether the common version of Python does not take the branch: its condition does not hold, or an earlier one does. */
    private static boolean isNotTaken(SyntaxTree tree, int statement, int branch) {
        boolean first = tree.isField(branch, "consequence");
        if ((first || tree.is(branch, "elif_clause")) && holds(tree, first ? statement : branch) == Holds.NO) {
            return true;
        }
        int clause = statement;
        for (int looked = 0; !first && looked < MOST_CLAUSES && clause >= 0 && clause != branch; looked++) {
            if (holds(tree, clause) == Holds.YES) {
                return true;
            }
            clause = tree.nextSibling(clause == statement ? tree.child(statement, "consequence") : clause);
        }
        return false;
    }

    private static Holds holds(SyntaxTree tree, int clause) {
        return PythonConditions.holds(tree, tree.child(clause, "condition"));
    }
}

package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.SyntaxTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which branches are there for the case that something fails or is old. */
final class PythonBranches {
    /** The modifier of what such a branch declares. */
    static final String FALLBACK = "fallback";

    private static final Pattern VERSION = Pattern.compile("sys\\.version_info\\s*(>=|<)\\s*\\(\\s*3\\s*,\\s*(\\d+)\\s*,?\\s*\\)");
    /** A minor version of Python 3 in wide use: of two branches, the one that it takes counts. */
    private static final int COMMON_VERSION = 11;

    private PythonBranches() {}

    /** Whether its scope declares it in an except clause, or in a branch for other versions of Python. */
    static boolean isFallback(SyntaxTree tree, int declaration) {
        boolean fallback = false;
        int at = declaration;
        for (int up = tree.parent(at); up >= 0 && !tree.is(up, "module"); up = tree.parent(up)) {
            switch (tree.kindName(up)) {
                case "class_definition", "function_definition" -> {
                    return fallback;
                }
                case "except_clause" -> fallback = true;
                case "if_statement" -> fallback |= isOfOtherVersion(tree, up, at);
                default -> { }
            }
            at = up;
        }
        return fallback;
    }

    private static boolean isOfOtherVersion(SyntaxTree tree, int statement, int branch) {
        Matcher version = VERSION.matcher(tree.text(tree.child(statement, "condition")));
        if (!version.matches() || version.group(2).length() > 2) {
            return false;
        }
        boolean newer = COMMON_VERSION >= Integer.parseInt(version.group(2));
        boolean holds = version.group(1).equals("<") != newer;
        return holds != tree.isField(branch, "consequence");
    }
}

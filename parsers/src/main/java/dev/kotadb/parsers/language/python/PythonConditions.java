package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a condition holds that does not depend on data: of the version of Python, of type checking. */
final class PythonConditions {
    private static final Pattern VERSION = Pattern.compile(
            "(?:sys\\.)?version_info(?:\\[:\\d])?\\s*(>=|<=|>|<|==)\\s*\\(\\s*3\\s*(?:,\\s*(\\d{1,2})\\s*)?(?:,\\s*\\d{1,3}\\s*)?,?\\s*\\)");
    private static final Pattern CHECKING = Pattern.compile("(?:\\w+\\.)?TYPE_CHECKING");
    /** A minor version of Python 3 in wide use: of several branches, the one that it takes counts. */
    private static final int COMMON_VERSION = 11;

    /** Whether a condition holds. */
    enum Holds {
        YES,
        NO,
        UNKNOWN;

        private Holds not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case UNKNOWN -> UNKNOWN;
            };
        }

        private static Holds of(boolean holds) {
            return holds ? YES : NO;
        }
    }

    private PythonConditions() {}

    static Holds holds(SyntaxTree tree, int condition) {
        return condition < 0 ? Holds.UNKNOWN : switch (tree.kindName(condition)) {
            case "parenthesized_expression" -> holds(tree, tree.nextSibling(tree.firstChild(condition)));
            case "not_operator" -> holds(tree, tree.child(condition, "argument")).not();
            case "boolean_operator" -> {
                Holds left = holds(tree, tree.child(condition, "left"));
                Holds right = holds(tree, tree.child(condition, "right"));
                Holds decides = Holds.of(tree.childOf(condition, "or") >= 0);
                yield left == decides || right == decides ? decides : left == right ? left : Holds.UNKNOWN;
            }
            case "comparison_operator", "call", "identifier", "attribute" -> holds(tree.text(condition));
            default -> Holds.UNKNOWN;
        };
    }

    private static Holds holds(String condition) {
        Matcher version = VERSION.matcher(condition);
        if (version.matches()) {
            return Holds.of(compares(version.group(1), version.group(2) == null ? 0 : Integer.parseInt(version.group(2))));
        }
        return CHECKING.matcher(condition).matches() ? Holds.YES : Holds.UNKNOWN;
    }

    private static boolean compares(String operator, int minor) {
        return switch (operator) {
            case ">=" -> COMMON_VERSION >= minor;
            case ">" -> COMMON_VERSION >= minor; // (3, 11, 4) is more than (3, 11)
            case "<", "<=" -> COMMON_VERSION < minor;
            default -> COMMON_VERSION == minor;
        };
    }
}
